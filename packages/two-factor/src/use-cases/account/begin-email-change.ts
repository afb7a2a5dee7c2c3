import type { EmailChanges } from '../../ports/account-changes.ts';
import type { SentEmailCode } from '../../ports/challenges.ts';
import type { CodeMac, RandomSource } from '../../ports/crypto.ts';
import type { Mailer } from '../../ports/mail.ts';
import type { ThrottleKeys } from '../../ports/passwords.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { canonicalEmail, isDeliverable } from '../../rules/canonical-email.ts';
import { emailChangeLimits } from '../../rules/limits.ts';
import { addressed } from '../addressed.ts';

export interface BeginEmailChangeInput {
  session: LiveSession;
  /** As it was typed. */
  email: string;
  requestedFrom: RequestOrigin;
}

export type BeginEmailChangeOutcome =
  | { kind: 'sent'; email: string; sent: SentEmailCode }
  | { kind: 'not-an-email' }
  | { kind: 'email-unchanged' }
  | { kind: 'factor-required' }
  | { kind: 'session-gone' }
  | { kind: 'mail-unavailable' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  codeMac: CodeMac;
  emailChanges: EmailChanges;
  mailer: Mailer;
  random: RandomSource;
  throttleKeys: ThrottleKeys;
}

/**
 * Mails a code to the address that the account is to have, and changes nothing else. An address that has an account gets a mail
 * that says so, with the same answer, limits and work: whoever asks learns nothing (SEC-03). The code is stored then too, and
 * is in no mail.
 */
export const makeBeginEmailChange =
  ({ codeMac, emailChanges, mailer, random, throttleKeys }: Dependencies) =>
  async ({ requestedFrom, session, ...typed }: BeginEmailChangeInput): Promise<BeginEmailChangeOutcome> => {
    const email = canonicalEmail(typed.email);
    if (!isDeliverable(email)) return { kind: 'not-an-email' };
    if (email === session.email) return { kind: 'email-unchanged' };

    const id = random.id();
    const code = random.sixDigits();
    const keys = {
      account: throttleKeys.keyOf('email-change-account', session.accountId),
      address: throttleKeys.keyOf('email-change-address', email),
    };
    const stored = codeMac.make(code, { purpose: 'email-change', challengeId: id });
    const reservation = await emailChanges.begin({ id, session, email, keys, code: stored, requestedFrom });
    if (reservation.kind === 'refused') return { ...reservation, kind: 'too-many-attempts' };
    if (reservation.kind !== 'reserved') return reservation;

    const { hasAccount, language, now, replaced, sent } = reservation;
    const mailed = await mailer.send({
      kind: 'new-address',
      ...addressed({ email, language }, requestedFrom),
      code: hasAccount ? null : code,
      requestedAt: now,
      minutesToLive: emailChangeLimits.timeToLive / 60,
      idempotencyKey: random.id(),
    });
    if (mailed.kind === 'refused') await emailChanges.release({ id, session, keys, replaced });
    if (mailed.kind !== 'sent') return { kind: 'mail-unavailable' };
    await emailChanges.confirmSent({ id, session, mailId: mailed.mailId });
    return { kind: 'sent', email, sent };
  };
