import type { Inbox, Mail } from './inbox.ts';

/** The part that we read of what `GET /emails` of the Resend emulator answers. */
interface ListedEmail {
  id: string;
  to: string[];
  subject: string;
  html: string | null;
  text: string | null;
  created_at: string;
}

/** The inbox of the Resend emulator that `npm start` runs, by the URL that it listens on. */
export const resendInbox = (url: string): Inbox => ({
  async mails() {
    const response = await fetch(new URL('/emails', url));
    if (!response.ok) throw new Error(`The inbox at ${url} answered ${response.status}.`);
    const { data: listed } = (await response.json()) as { data: ListedEmail[] };
    return listed.map(mailFrom);
  },
});

const mailFrom = ({ id, to, subject, html, text, created_at }: ListedEmail): Mail => ({
  id,
  to,
  subject,
  text: text ?? textOf(html ?? ''),
  sentAt: new Date(created_at),
});

const textOf = (html: string) =>
  html
    .replace(/<(style|head|script)\b[\s\S]*?<\/\1>/giu, '')
    .replace(/<[^>]+>/gu, '\n')
    .replace(/\n\s*/gu, '\n');
