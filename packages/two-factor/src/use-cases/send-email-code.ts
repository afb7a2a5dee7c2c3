import type { EmailCodes, SentEmailCode } from '../ports/challenges.ts';
import type { CodeMac, RandomSource } from '../ports/crypto.ts';
import type { Mailer } from '../ports/mail.ts';
import type { RequestOrigin } from '../ports/request.ts';
import type { MailedPurpose } from '../vocabulary.ts';
import { addressed } from './addressed.ts';

/** Whether this request sent the challenge's first mail or another one, or an earlier mail still counts. */
export type CodeMail = 'first' | 'again' | 'earlier';

export type SendEmailCodeOutcome =
  | { kind: 'sent'; email: string; sent: SentEmailCode; mail: CodeMail }
  | { kind: 'too-soon'; email: string; sent: SentEmailCode; hasLeft: boolean; retryAfterSeconds: number }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number }
  | { kind: 'challenge-gone' }
  | { kind: 'not-a-factor' }
  | { kind: 'email-held'; heldUntil: Date }
  | { kind: 'mail-unavailable' };

export interface SendEmailCodeDependencies {
  codeMac: CodeMac;
  emailCodes: EmailCodes;
  mailer: Mailer;
  random: RandomSource;
}

export interface EmailCodeRequest {
  challengeId: string;
  purpose: MailedPurpose;
  requestedFrom: RequestOrigin;
}

/**
 * Reserves a send, stores the code's MAC and mails the code to the account's own address (SEC-41). The code itself
 * exists only here and in the mail. A mail that certainly did not leave costs no send; one that may have left counts as
 * sent, whatever the provider answered.
 */
export async function sendEmailCode(
  { codeMac, emailCodes, mailer, random }: SendEmailCodeDependencies,
  { challengeId, purpose, requestedFrom }: EmailCodeRequest,
): Promise<SendEmailCodeOutcome> {
  const code = random.sixDigits();
  const stored = codeMac.make(code, { purpose, challengeId });
  const reservation = await emailCodes.reserve({ challengeId, code: stored });
  if (reservation.kind === 'gone') return { kind: 'challenge-gone' };
  if (reservation.kind === 'not-accepted') return { kind: 'not-a-factor' };
  if (reservation.kind === 'held') return { ...reservation, kind: 'email-held' };
  if (reservation.kind === 'too-soon') return reservation;
  if (reservation.kind === 'refused') return { ...reservation, kind: 'too-many-attempts' };

  const { addressee, now, paidBy, replaced, sent } = reservation;
  const { email } = addressee;
  const mailed = await mailer.send({
    kind: 'email-code',
    ...addressed(addressee, requestedFrom),
    purpose,
    code,
    requestedAt: now,
    minutesToLive: wholeMinutes(sent.expiresAt.getTime() - now.getTime()),
    idempotencyKey: random.id(),
  });
  if (mailed.kind === 'refused') {
    await emailCodes.release({ challengeId, replaced, paidBy });
    return { kind: 'mail-unavailable' };
  }
  const mailId = mailed.kind === 'sent' ? mailed.mailId : null;
  const delivery = await emailCodes.confirmSent({ challengeId, code: stored, mailId });
  if (mailId === null) return { kind: 'mail-unavailable' };
  return {
    kind: 'sent',
    email,
    sent: { ...sent, delivery: delivery ?? 'pending' },
    mail: replaced ? 'again' : 'first',
  };
}

/** A code expires with its challenge at the latest; the mail must not promise more. */
const wholeMinutes = (milliseconds: number) => Math.max(1, Math.floor(milliseconds / 60_000));
