import type { RefusedCodes } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { forEachFactor } from '../factors/index.ts';
import { noticeValues } from '../statements/parts/notices.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { readExposure, recordRefusedCode, tellOfCopiedPasskey, tellOfWrongCodes } from '../statements/refused-codes.ts';

const record = forEachFactor(recordRefusedCode);

export const createRefusedCodes = (database: Sql): RefusedCodes => ({
  async record({ factor, requestedFrom, ...refused }) {
    await rowRetryingDeadlock(database, record[factor], { ...originValues(requestedFrom), ...refused });
  },

  async tellOwner({ accountId, noticeId, requestedFrom }) {
    const values = { ...noticeValues(noticeId, requestedFrom), accountId };
    return (await rowRetryingDeadlock(database, tellOfWrongCodes, values))?.hasNotice ?? false;
  },

  async tellOfCopiedPasskey({ accountId, noticeId, requestedFrom }) {
    const values = { ...noticeValues(noticeId, requestedFrom), accountId };
    return (await rowRetryingDeadlock(database, tellOfCopiedPasskey, values))?.hasNotice ?? false;
  },

  async exposureOf({ accountId, id: sessionId }) {
    const row = await rowOf(database, readExposure, { accountId, sessionId });
    if (!row) throw new Error('A query without a table has no row.');
    const { capacities, refillSeconds, tokens, ...known } = row;
    const remaining = tokens.map((left, index) => ({
      tokens: left,
      capacity: capacities[index] ?? 0,
      refillSeconds: refillSeconds[index] ?? Number.POSITIVE_INFINITY,
    }));
    return { remaining, ...known };
  },
});
