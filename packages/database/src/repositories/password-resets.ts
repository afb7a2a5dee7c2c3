import type { PasswordResets } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { chargePasswordReset } from '../statements/charge-mail-request.ts';
import { linkedNoticeValues } from '../statements/parts/notices.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { chargeResetCode, confirmReset, findReset, issueReset, redeemResetCode } from '../statements/password-reset.ts';
import { chargeLinkRequest } from './link-requests.ts';

export const createPasswordResets = (database: Sql): PasswordResets => ({
  charge: (keys) => chargeLinkRequest(database, chargePasswordReset, keys),

  async issue({ code: { keyId, mac: codeMac }, requestedFrom, ...reset }) {
    const row = await rowRetryingDeadlock(database, issueReset, {
      ...originValues(requestedFrom),
      ...reset,
      codeMac,
      keyId,
    });
    if (!row) throw new Error('A statement that inserts one row has inserted none.');
    const { email, language, now } = row;
    return { addressee: email === null ? null : { email, language }, now };
  },

  async chargeCode(requestTokenHash) {
    const row = await rowRetryingDeadlock(database, chargeResetCode, { requestTokenHash });
    if (!row?.isOpen) return { kind: 'gone' };
    const { codeMac: mac, id, keyId, retryAfter: retryAfterSeconds, triesLeft: attemptsLeft } = row;
    if (attemptsLeft === null) return { kind: 'refused', retryAfterSeconds };
    return { kind: 'charged', id, stored: { mac, keyId }, attemptsLeft };
  },

  async redeemCode({ code: { mac: codeMac }, id, tokenHash }) {
    return (await rowRetryingDeadlock(database, redeemResetCode, { id, codeMac, tokenHash })) !== null;
  },

  find: (tokenHash) => rowOf(database, findReset, { tokenHash }),

  confirm: ({ notice, passwordHash, requestedFrom, tokenHash }) =>
    rowRetryingDeadlock(database, confirmReset, {
      ...linkedNoticeValues(notice, requestedFrom),
      tokenHash,
      passwordHash,
    }),
});
