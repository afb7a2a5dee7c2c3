import {
  type EmailChangeReservation,
  type EmailChanges,
  emailChangeLimits,
  type ReplacedEmailChange,
  type Seconds,
  type SentEmailCode,
} from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { beginEmailChange } from '../statements/begin-email-change.ts';
import { confirmEmailChange } from '../statements/confirm-email-change.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { linkedNoticeValues } from '../statements/parts/notices.ts';
import { originValues } from '../statements/parts/security-events.ts';
import {
  abandonEmailChange,
  chargeEmailChange,
  confirmNewAddressSent,
  findEmailChange,
  releaseFirstEmailChange,
  releaseLaterEmailChange,
} from '../statements/pending-email-change.ts';
import type { RowOf } from '../statements/statement.ts';
import { unlessTaken } from './unless-taken.ts';

export const createEmailChanges = (database: Sql): EmailChanges => ({
  async begin({ code: { keyId, mac }, email, id, keys, requestedFrom, session }) {
    const row = await rowRetryingDeadlock(database, beginEmailChange, {
      ...actingValues(session),
      ...originValues(requestedFrom),
      securityEpoch: session.securityEpoch,
      id,
      email,
      mac,
      keyId,
      accountKey: keys.account,
      addressKey: keys.address,
    });
    return row ? reservationFrom(row) : { kind: 'session-gone' };
  },

  async confirmSent({ id, mailId, session }) {
    await rowOf(database, confirmNewAddressSent, { sessionId: session.id, id, mailId });
  },

  async release({ id, keys, replaced, session }) {
    const released = { sessionId: session.id, id, takenKeys: [keys.account, keys.address] };
    if (!replaced) await rowRetryingDeadlock(database, releaseFirstEmailChange, released);
    else {
      const { id: replacedId, ...before } = replaced;
      await rowRetryingDeadlock(database, releaseLaterEmailChange, { ...before, ...released, replacedId });
    }
  },

  async find({ id: sessionId }) {
    const row = await rowOf(database, findEmailChange, { sessionId });
    return row && { email: row.email, sent: sentCode(row) };
  },

  async abandon({ id: sessionId }) {
    await rowOf(database, abandonEmailChange, { sessionId });
  },

  async charge({ id: sessionId }) {
    const row = await rowOf(database, chargeEmailChange, { sessionId });
    return row && { id: row.id, attemptsLeft: row.attemptsLeft, stored: { mac: row.mac, keyId: row.keyId } };
  },

  async confirm({ browserTokenHash, id, notice, requestedFrom, session, tokenHash }) {
    const row = await unlessTaken(
      rowRetryingDeadlock(database, confirmEmailChange, {
        ...linkedNoticeValues(notice, requestedFrom),
        ...actingValues(session),
        securityEpoch: session.securityEpoch,
        id,
        tokenHash,
        browserTokenHash,
      }),
    );
    if (row === 'taken' || row?.isTaken) return { kind: 'email-taken' };
    if (!row?.isChanged) return { kind: 'gone' };
    return { kind: 'changed', email: row.email, browserId: row.browserId };
  },
});

function reservationFrom(row: RowOf<typeof beginEmailChange>): EmailChangeReservation {
  const { hasAccount, language, now } = row;
  if (!row.isAllowed) return { kind: 'factor-required' };
  if (!row.isStored) return { kind: 'refused', retryAfterSeconds: row.retryAfter };
  const sent = sentCode({ sentAt: now, expiresAt: after(now, emailChangeLimits.timeToLive), delivery: 'pending' });
  return { kind: 'reserved', hasAccount, language, now, sent, replaced: replacedFrom(row) };
}

function replacedFrom(row: RowOf<typeof beginEmailChange>): ReplacedEmailChange | null {
  const { replacedAttempts, replacedEmail, replacedExpiresAt, replacedId, replacedKeyId, replacedMac, replacedSentAt } =
    row;
  if (
    replacedId === null ||
    replacedEmail === null ||
    replacedMac === null ||
    replacedKeyId === null ||
    replacedAttempts === null ||
    replacedSentAt === null ||
    replacedExpiresAt === null
  )
    return null;
  return {
    id: replacedId,
    email: replacedEmail,
    mac: replacedMac,
    keyId: replacedKeyId,
    attemptsLeft: replacedAttempts,
    mailId: row.replacedMailId,
    sentAt: replacedSentAt,
    expiresAt: replacedExpiresAt,
  };
}

const sentCode = ({ delivery, expiresAt, sentAt }: Omit<SentEmailCode, 'resendAt'>): SentEmailCode => ({
  sentAt,
  expiresAt,
  resendAt: after(sentAt, emailChangeLimits.resendAfter),
  delivery,
});

const after = (moment: Date, span: Seconds) => new Date(moment.getTime() + span * 1_000);
