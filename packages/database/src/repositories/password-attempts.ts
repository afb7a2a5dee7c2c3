import type { ChargedAttempt, PasswordAttempts } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import {
  chargeAtSignIn,
  chargeInSession,
  refundUnjudgedAttempt,
  secondsUntilAttempt,
} from '../statements/charge-password.ts';

export const createPasswordAttempts = (database: Sql): PasswordAttempts => ({
  async chargeAtSignIn({ browserTokenHashes, email, keys }) {
    const ofStrangers = {
      networkKey: keys.network,
      siteKey: keys.site,
      accountKey: keys.account,
      failuresKey: keys.consecutiveFailures,
    };
    const row = await rowRetryingDeadlock(database, chargeAtSignIn, {
      email,
      browserTokenHashes,
      ...ofStrangers,
      judgedKey: keys.judged,
    });
    if (!row) throw new Error('A statement that selects one row has selected none.');
    if (!row.isCharged) {
      const { judgedKey, knownKey } = row;
      const wait = await rowOf(database, secondsUntilAttempt, { ...ofStrangers, judgedKey, knownKey });
      if (!wait) throw new Error('A statement that selects one row has selected none.');
      return { kind: 'refused', retryAfterSeconds: wait.seconds };
    }
    const { decoy, enrolledFactors, id, judgedKey: judged, passwordHash, securityEpoch, takenKey } = row;
    const account =
      id === null || row.email === null || passwordHash === null || securityEpoch === null
        ? null
        : { id, email: row.email, passwordHash, securityEpoch, enrolledFactors: enrolledFactors ?? [] };
    const strangers = [keys.network, ...(keys.site ? [keys.site] : []), keys.account];
    const attempt: ChargedAttempt = takenKey
      ? { caller: 'known', keys: [takenKey], consecutiveFailures: null, judged }
      : { caller: 'stranger', keys: strangers, consecutiveFailures: keys.consecutiveFailures, judged };
    return { kind: 'charged', account, decoy, attempt };
  },

  async chargeInSession({ accountId, id: sessionId }) {
    const row = await rowRetryingDeadlock(database, chargeInSession, { sessionId, accountId });
    if (!row?.isCharged || !row.takenKey) return { kind: 'refused', retryAfterSeconds: row?.retryAfter ?? 1 };
    const { judgedKey: judged, passwordHash, takenKey } = row;
    const attempt: ChargedAttempt = { caller: 'known', keys: [takenKey], consecutiveFailures: null, judged };
    return { kind: 'charged', passwordHash, attempt };
  },

  async refund({ consecutiveFailures, judged, keys }) {
    // Never judged, so the consecutive failures are not reset: their bucket gets its token back like the others.
    const all = [...keys, consecutiveFailures, judged].filter((key) => key !== null);
    await rowOf(database, refundUnjudgedAttempt, { keys: all });
  },
});
