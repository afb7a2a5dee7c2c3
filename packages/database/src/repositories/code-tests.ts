import type { CodeTests } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { factorSql } from '../factors/index.ts';
import {
  chargeCodeTest,
  passCodeTest,
  postponeCheckUp,
  refundCodeTest,
  secondsUntilCodeTest,
} from '../statements/code-test.ts';
import { originValues } from '../statements/parts/security-events.ts';

export const createCodeTests = (database: Sql): CodeTests => ({
  async charge({ accountId }) {
    const row = await rowRetryingDeadlock(database, chargeCodeTest, { accountId });
    const stored = row && factorSql.authenticator.storedOf(row);
    if (!stored) return { kind: 'not-active' };
    if (row.attemptsLeft === null) {
      const wait = await rowOf(database, secondsUntilCodeTest, { accountId });
      return { kind: 'refused', retryAfterSeconds: wait?.seconds ?? 1 };
    }
    return { kind: 'charged', attemptsLeft: row.attemptsLeft, now: new Date(row.now), stored };
  },

  async refundUnjudged({ accountId }) {
    await rowOf(database, refundCodeTest, { accountId });
  },

  async pass({ authenticatorId, requestedFrom, session: { accountId, id: sessionId } }) {
    await rowOf(database, passCodeTest, { ...originValues(requestedFrom), accountId, authenticatorId, sessionId });
  },

  async postponeCheckUp({ accountId }) {
    return (await rowOf(database, postponeCheckUp, { accountId })) !== null;
  },
});
