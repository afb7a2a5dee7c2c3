import type { RandomSource } from '../ports/crypto.ts';
import type { Mailer, ResetMail, UnlockLinkMail } from '../ports/mail.ts';
import type { SentMails } from '../ports/sent-mails.ts';

interface Dependencies {
  mailer: Mailer;
  random: RandomSource;
  sentMails: SentMails;
}

/**
 * Mails what somebody asked for by an email alone. Where that has no account the same work is done, and the mail dropped (SEC-03):
 * its id is looked for an account too, and not kept.
 */
export async function sendOrDrop(
  { mailer, random, sentMails }: Dependencies,
  mail: UnlockLinkMail | ResetMail,
  { email, hasAccount }: { email: string; hasAccount: boolean },
): Promise<void> {
  if (!hasAccount) {
    await mailer.drop(mail);
    return sentMails.keepLinkMail({ mailId: random.id(), kind: mail.kind, email });
  }
  const mailed = await mailer.send(mail);
  if (mailed.kind === 'sent') await sentMails.keepLinkMail({ mailId: mailed.mailId, kind: mail.kind, email });
}
