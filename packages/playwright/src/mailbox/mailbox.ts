import { setTimeout as wait } from 'node:timers/promises';
import { domainToASCII } from 'node:url';
import { codeInMail, holdsCode } from './code-in-mail.ts';
import type { Inbox, Mail } from './inbox.ts';

export interface Wanted {
  /** The whole address; neither its case matters nor whether its domain is in ASCII. */
  to: string;
  /** What the code is for; without it, any mail to the address counts. */
  purpose?: Purpose;
  /** Leaves older mails alone. */
  since?: Date;
  /** How long to wait for a mail that is not there yet, in milliseconds. */
  timeout?: number;
}

export type Purpose = 'sign-in' | 'deactivation';

export interface Mailbox {
  /** The six digits in the newest unread mail that holds a code. @throws when none has come within the timeout */
  latestCode(wanted: Wanted): Promise<string>;
  /** The newest unread mail, whatever it is about: a code or a notice. */
  latestMail(wanted: Wanted): Promise<Mail>;
}

/** In each language of the mails. */
const subjectOf: Record<Purpose, RegExp> = {
  'sign-in': /\bsign in\b|登录验证码/iu,
  deactivation: /\bdeactivate\b|停用双因素认证验证码/iu,
};

const PATIENCE_MS = 30_000;
const BETWEEN_LOOKS_MS = 150;

/**
 * Opens a mailbox. What is in the inbox already counts as read, and so does every mail that was handed out or is older
 * than one that was, so no code of an earlier test or of an earlier request is ever taken for a new one.
 */
export async function openMailbox(inbox: Inbox): Promise<Mailbox> {
  // An inbox that does not answer fails the test that reads its mail, and no other.
  const before = await inbox.mails().catch(() => []);
  const read = new Set(before.map(({ id }) => id));

  async function latest(wanted: Wanted, isOfInterest: (mail: Mail) => boolean): Promise<Mail> {
    const deadline = performance.now() + (wanted.timeout ?? PATIENCE_MS);
    while (true) {
      const matching = (await inbox.mails()).filter((mail) => isWanted(mail, wanted) && isOfInterest(mail)).sort(byAge);
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
    latestCode: async (wanted) => codeInMail(await latest(wanted, holdsCode)),
  };
}

const byAge = (a: Mail, b: Mail) => a.sentAt.getTime() - b.sentAt.getTime();

/** Mail is sent to the ASCII form of a domain, however the address is written. */
function spellingOf(address: string): string {
  const domainFrom = address.lastIndexOf('@') + 1;
  const [local, domain] = [address.slice(0, domainFrom), address.slice(domainFrom)];
  return `${local}${domainToASCII(domain) || domain}`.toLowerCase();
}

function isWanted({ to, subject, sentAt }: Mail, { to: address, purpose, since }: Wanted): boolean {
  const isOurs = to.some((recipient) => spellingOf(recipient) === spellingOf(address));
  return isOurs && (!purpose || subjectOf[purpose].test(subject)) && (!since || sentAt >= since);
}

function complaint({ to, purpose, timeout = PATIENCE_MS }: Wanted, readBefore: number): string {
  const kind = purpose ? `${purpose} mail` : 'mail';
  const known = readBefore === 0 ? 'none has ever come' : `the ${readBefore} that came were read before`;
  return `No new ${kind} to ${to} within ${timeout / 1_000} s; ${known}.`;
}
