import {
  type EmailCodes,
  emailCodeLimits,
  type Seconds,
  type SendReservation,
  type SentEmailCode,
} from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { confirmSent, releaseFirstCode, releaseLaterCode, reserveEmailCode } from '../statements/reserve-email-code.ts';
import type { RowOf } from '../statements/statement.ts';

/** The second run's snapshot includes what the first one waited for. */
const MAX_RUNS = 3;

export const createEmailCodes = (database: Sql): EmailCodes => ({
  async reserve({ challengeId, code: { keyId, mac } }) {
    for (let run = 1; ; run += 1) {
      const row = await rowRetryingDeadlock(database, reserveEmailCode, { challengeId, mac, keyId });
      const reservation = row ? reservationFrom(row) : ({ kind: 'gone' } as const);
      if (reservation) return reservation;
      if (run === MAX_RUNS) return { kind: 'refused', retryAfterSeconds: 1 };
    }
  },

  async confirmSent({ challengeId, code: { mac }, mailId }) {
    const row = await rowOf(database, confirmSent, { challengeId, mac, mailId });
    return row?.delivery ?? null;
  },

  async release({ challengeId, paidBy, replaced }) {
    if (!replaced) await rowRetryingDeadlock(database, releaseFirstCode, { challengeId, paidBy });
    else await rowRetryingDeadlock(database, releaseLaterCode, { challengeId, paidBy, ...replaced });
  },
});

/** Null if nothing in the statement's snapshot explains the refusal: another request was faster. */
function reservationFrom(row: RowOf<typeof reserveEmailCode>): SendReservation | null {
  const { challengeExpiresAt, email, language, now, paidBy, sentAt } = row;
  if (!row.isAccepted) return { kind: 'not-accepted' };
  if (row.heldUntil) return { kind: 'held', heldUntil: row.heldUntil };
  const hasLeft = row.hasLeft === true;
  if (paidBy) {
    const { replacedExpiresAt: expiresAt, replacedKeyId: keyId, replacedMac: mac } = row;
    const replaced = mac && keyId !== null && expiresAt && sentAt ? { mac, keyId, expiresAt, sentAt, hasLeft } : null;
    const sent = sentEmailCode(now, challengeExpiresAt);
    return { kind: 'reserved', addressee: { email, language }, now, sent, replaced, paidBy };
  }
  if (sentAt && row.secondsToResend > 0) {
    const sent = sentEmailCode(sentAt, challengeExpiresAt);
    return { kind: 'too-soon', email, sent, hasLeft, retryAfterSeconds: Math.ceil(row.secondsToResend) };
  }
  const wait = row.sendsLeft === 0 ? row.secondsToChallengeEnd : row.secondsToToken;
  return wait > 0 ? { kind: 'refused', retryAfterSeconds: Math.max(1, Math.ceil(wait)) } : null;
}

/** A code ends with its own time or with its challenge, whichever is first. */
export function sentEmailCode(
  sentAt: Date,
  challengeExpiresAt: Date,
  delivery: SentEmailCode['delivery'] = 'pending',
): SentEmailCode {
  const ownEnd = after(sentAt, emailCodeLimits.timeToLive);
  return {
    sentAt,
    expiresAt: ownEnd < challengeExpiresAt ? ownEnd : challengeExpiresAt,
    resendAt: after(sentAt, emailCodeLimits.resendAfter),
    delivery,
  };
}

const after = (moment: Date, span: Seconds) => new Date(moment.getTime() + span * 1_000);
