import { setTimeout as wait } from 'node:timers/promises';
import { domainToASCII } from 'node:url';
import { codeInMail, codesIn, linksIn } from './in-mail.ts';
import type { Inbox, Mail } from './inbox.ts';

/** Which mail is waited for. */
export interface Wanted {
  /** The whole address; neither its case matters nor whether its domain is in ASCII. */
  to: string;
  /** What the mail is for: a purpose of the console's mails, or what its subject matches. Without it, any mail counts. */
  purpose?: Purpose | RegExp;
  /** Leaves older mails alone. */
  since?: Date;
  /** How long to wait for a mail that is not there yet, in milliseconds. */
  timeout?: number;
}

/** What the code in a mail of the console is for. */
export type Purpose = 'sign-in' | 'deactivation';

/** Gives each mail once; whoever waits for one that never comes is told how many came before. */
export interface Mailbox {
  /** The code in the newest unread mail that holds one. @throws when none has come within the timeout */
  latestCode(wanted: Wanted): Promise<string>;
  /** The first link in the newest unread mail that holds one, or one that matches. */
  latestLink(wanted: Wanted & { matching?: RegExp }): Promise<string>;
  /** The newest unread mail, whatever it is about: a code or a notice. */
  latestMail(wanted: Wanted): Promise<Mail>;
}

/** How a console's mails are told apart. */
export interface MailPatterns {
  /** What the subject of a mail with a code matches, by what the code is for. */
  subjects: Readonly<Record<Purpose, RegExp>>;
  /** What a code looks like; its first group is the code, if it has one. */
  code: RegExp;
}

/** Countersign's own mails, in each of their languages; a code has a line of its own, so no other number is taken for it. */
export const countersignMails: MailPatterns = {
  subjects: {
    'sign-in': /\bsign in\b|登录验证码/iu,
    deactivation: /\bdeactivate\b|停用双因素认证验证码/iu,
  },
  code: /^[ \t]*([0-9]{6})[ \t]*$/mu,
};

const PATIENCE_MS = 30_000;
const BETWEEN_LOOKS_MS = 150;

/**
 * Opens a mailbox. What is in the inbox already counts as read, and so does every mail that was handed out or is older
 * than one that was, so no code of an earlier test or of an earlier request is ever taken for a new one.
 */
export async function openMailbox(inbox: Inbox, mails: Partial<MailPatterns> = {}): Promise<Mailbox> {
  const { subjects, code } = { ...countersignMails, ...mails };
  // An inbox that does not answer fails the test that reads its mail, and no other.
  const read = new Set(await inbox.ids().catch(() => []));

  async function latest(wanted: Wanted, isOfInterest: (mail: Mail) => boolean): Promise<Mail> {
    const deadline = performance.now() + (wanted.timeout ?? PATIENCE_MS);
    const subject = typeof wanted.purpose === 'string' ? subjects[wanted.purpose] : wanted.purpose;
    while (true) {
      const matching = (await inbox.mails({ to: wanted.to }))
        .filter((mail) => isWanted(mail, wanted, subject) && isOfInterest(mail))
        .sort(byAge);
      const newest = matching.at(-1);
      if (newest && !read.has(newest.id)) {
        for (const { id } of matching) read.add(id);
        return newest;
      }
      if (performance.now() > deadline) throw new Error(complaint(wanted, matching.length));
      await wait(BETWEEN_LOOKS_MS);
    }
  }

  return {
    latestMail: (wanted) => latest(wanted, () => true),
    latestCode: async (wanted) => codeInMail(await latest(wanted, ({ text }) => codesIn(text, code).length > 0), code),
    async latestLink({ matching, ...wanted }) {
      const { text } = await latest(wanted, ({ text }) => linksIn(text, matching).length > 0);
      return linksIn(text, matching)[0] ?? '';
    },
  };
}

const byAge = (a: Mail, b: Mail) => a.sentAt.getTime() - b.sentAt.getTime();

/** Mail is sent to the ASCII form of a domain, however the address is written. */
function spellingOf(address: string): string {
  const domainFrom = address.lastIndexOf('@') + 1;
  const [local, domain] = [address.slice(0, domainFrom), address.slice(domainFrom)];
  return `${local}${domainToASCII(domain) || domain}`.toLowerCase();
}

function isWanted({ to, subject, sentAt }: Mail, { to: address, since }: Wanted, pattern?: RegExp): boolean {
  const isOurs = to.some((recipient) => spellingOf(recipient) === spellingOf(address));
  // search() takes no notice of where a global pattern stopped last.
  return isOurs && (!pattern || subject.search(pattern) >= 0) && (!since || sentAt >= since);
}

function complaint({ to, purpose, timeout = PATIENCE_MS }: Wanted, readBefore: number): string {
  const kind = purpose instanceof RegExp ? `mail with a subject like ${purpose}` : purpose ? `${purpose} mail` : 'mail';
  const known = readBefore === 0 ? 'none has ever come' : `the ${readBefore} that came were read before`;
  return `No new ${kind} to ${to} within ${timeout / 1_000} s; ${known}.`;
}
