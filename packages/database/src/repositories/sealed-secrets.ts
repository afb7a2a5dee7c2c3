import type { KeyUse, Resealing, SealedSecrets } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import type { Sql } from '../connect.ts';
import { isPending } from '../liveness.ts';
import { ownNumber } from '../own-number.ts';
import { rowOfWholeChange, rowsOf } from '../rows.ts';

interface StoredRow {
  accountId: string;
  authenticatorId: string;
  keyId: string;
  sealedSecret: Uint8Array;
}

export const sealedSecretsIn = (database: Sql): SealedSecrets => ({
  /** Steps from one key of the index to the next, so that rows are counted only under the keys that are asked for. */
  countByKey: ({ except }) =>
    rowsOf<KeyUse>(
      database,
      sql`
        with recursive held (key_id) as (
          select min(t.key_id) from authenticators t
          union all
          select (select min(t.key_id) from authenticators t where t.key_id > held.key_id) from held
          where held.key_id is not null
        ),
        pending as (
          select p.key_id, count(*)::int as rows from ${livePending} group by p.key_id
        ),
        needed as (
          select key_id from held where key_id is not null union select key_id from pending
        )
        select needed.key_id as "keyId",
          (select count(*)::int from authenticators t where t.key_id = needed.key_id) as "authenticators",
          coalesce(pending.rows, 0) as "pendingActivations"
        from needed left join pending on pending.key_id = needed.key_id
        where needed.key_id <> all(${sql.param(except)}::text[])
        order by needed.key_id`,
    ),

  async nextUnder(keyId, { after, limit }) {
    const isNext = (id: SQL) => (after === null ? sql`true` : sql`${id} > ${after}::uuid`);
    const rows = await rowsOf<StoredRow>(
      database,
      sql`
        (
          select t.account_id as "accountId", t.id as "authenticatorId", t.key_id as "keyId",
            t.sealed_secret as "sealedSecret"
          from authenticators t where t.key_id = ${keyId} and ${isNext(sql`t.id`)} order by t.id limit ${ownNumber(limit)}
        )
        union all
        (
          select p.account_id, p.authenticator_id, p.key_id, p.sealed_secret
          from ${livePending} and p.key_id = ${keyId} and ${isNext(sql`p.authenticator_id`)}
          order by p.authenticator_id limit ${ownNumber(limit)}
        )
        order by "authenticatorId" limit ${ownNumber(limit)}`,
    );
    return rows.map(({ accountId, authenticatorId, keyId, sealedSecret }) => ({
      row: { accountId, authenticatorId },
      secret: { keyId, sealed: sealedSecret },
    }));
  },

  async reseal(resealings) {
    if (resealings.length === 0) return 0;
    const row = await rowOfWholeChange<{ resealed: number }>(
      database,
      sql`
        with r (account_id, authenticator_id, key_id, sealed_secret, new_key_id, new_sealed_secret) as (
          values ${sql.join(resealings.map(asValues), sql`, `)}
        ),
        active as (
          update authenticators t set key_id = r.new_key_id, sealed_secret = r.new_sealed_secret from r
          where t.id = r.authenticator_id and t.key_id = r.key_id and t.sealed_secret = r.sealed_secret
          returning t.id
        ),
        pending as (
          update pending_activations p set key_id = r.new_key_id, sealed_secret = r.new_sealed_secret from r
          where p.account_id = r.account_id and p.authenticator_id = r.authenticator_id
            and p.key_id = r.key_id and p.sealed_secret = r.sealed_secret
          returning p.authenticator_id
        )
        select ((select count(*) from active) + (select count(*) from pending))::int as resealed`,
    );
    return row?.resealed ?? 0;
  },
});

/** Ends in its condition, so that more may follow. */
const livePending = sql`pending_activations p join accounts a on a.id = p.account_id where ${isPending}`;

const asValues = ({ from, row, to }: Resealing): SQL => sql`(
  ${row.accountId}::uuid, ${row.authenticatorId}::uuid, ${from.keyId}::text, ${from.sealed}::bytea,
  ${to.keyId}::text, ${to.sealed}::bytea)`;
