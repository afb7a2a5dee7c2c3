import { askInbox } from './ask-inbox.ts';
import type { Inbox, Mail } from './inbox.ts';
import { textOfHtml } from './text-of-html.ts';

/** What `mailpitInbox` takes besides the URL. */
export interface MailpitOptions {
  /** Of Mailpit's `--ui-auth-file`. */
  username?: string;
  password?: string;
}

interface Address {
  Address: string;
}

/** The part that we read of Mailpit's `MessagesSummary` and `Message` (its API, version 1). */
interface Listed {
  messages: { ID: string; Created: string }[];
  messages_count: number;
}
interface Message {
  ID: string;
  To: Address[] | null;
  Cc: Address[] | null;
  Bcc: Address[] | null;
  Subject: string;
  Text: string;
  HTML: string;
}

const PAGE_SIZE = 200;

/**
 * The inbox of Mailpit, by the URL of its web page, such as `http://localhost:8025`. It searches by recipient, so that a
 * Mailpit that many suites share is not read as a whole; reading a mail marks it as read there.
 */
export function mailpitInbox(url: string, { username, password }: MailpitOptions = {}): Inbox {
  const root = url.endsWith('/') ? url : `${url}/`;
  const headers: Record<string, string> =
    username === undefined
      ? {}
      : { authorization: `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}` };
  // A mail never changes, and is asked for again at each look.
  const known = new Map<string, Promise<Mail>>();

  async function listed(path: string, parameters: Record<string, string>): Promise<Listed['messages']> {
    const all: Listed['messages'] = [];
    for (;;) {
      const address = new URL(path, root);
      address.search = String(new URLSearchParams({ ...parameters, start: `${all.length}`, limit: `${PAGE_SIZE}` }));
      const { messages, messages_count } = await askInbox<Listed>(address, headers);
      all.push(...messages);
      if (messages.length === 0 || all.length >= messages_count) return all;
    }
  }

  async function read({ ID, Created }: Listed['messages'][number]): Promise<Mail> {
    const { To, Cc, Bcc, Subject, Text, HTML } = await askInbox<Message>(
      new URL(`api/v1/message/${encodeURIComponent(ID)}`, root),
      headers,
    );
    const to = [To, Cc, Bcc].flatMap((addresses) => addresses ?? []).map(({ Address }) => Address);
    return { id: ID, to, subject: Subject, text: Text.trim() ? Text : textOfHtml(HTML), sentAt: new Date(Created) };
  }

  return {
    ids: async () => (await listed('api/v1/messages', {})).map(({ ID }) => ID),
    async mails({ to }) {
      // A domain may be spelled in two ways, so only what stands before it is searched for.
      const local = to.slice(0, to.lastIndexOf('@') + 1).replaceAll('"', '');
      const found = await listed('api/v1/search', { query: `addressed:"${local}"` });
      return Promise.all(
        found.map((message) => {
          const mail = known.get(message.ID) ?? read(message);
          known.set(message.ID, mail);
          mail.catch(() => known.delete(message.ID));
          return mail;
        }),
      );
    },
  };
}
