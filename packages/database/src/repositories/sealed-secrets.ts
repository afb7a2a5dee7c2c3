import type { SealedSecrets } from '@countersign/two-factor';
import { rowRetryingDeadlock, rowsOf, type Sql } from '../connection/sql.ts';
import { countByKey, nextUnderKey, reseal } from '../statements/sealed-secrets.ts';

const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

export const createSealedSecrets = (sql: Sql): SealedSecrets => ({
  countByKey: ({ except }) => rowsOf(sql, countByKey, { except }),

  async nextUnder(keyId, { after }) {
    const rows = await rowsOf(sql, nextUnderKey, { keyId, after: after ?? BEFORE_ALL_IDS });
    return rows.map(({ accountId, id, keyId, kind, sealedSecret }) => ({
      row: { accountId, kind, id },
      secret: { keyId, sealed: sealedSecret },
    }));
  },

  async reseal(resealings) {
    if (resealings.length === 0) return 0;
    const row = await rowRetryingDeadlock(sql, reseal, {
      accountIds: resealings.map(({ row }) => row.accountId),
      kinds: resealings.map(({ row }) => row.kind),
      ids: resealings.map(({ row }) => row.id),
      keyIds: resealings.map(({ from }) => from.keyId),
      sealedSecrets: resealings.map(({ from }) => from.sealed),
      newKeyIds: resealings.map(({ to }) => to.keyId),
      newSealedSecrets: resealings.map(({ to }) => to.sealed),
    });
    return row?.resealed ?? 0;
  },
});
