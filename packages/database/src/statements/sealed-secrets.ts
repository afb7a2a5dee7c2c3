import { isValid } from './parts/validity.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, byteas, int, text, texts, uuid, uuids } from './types.ts';

/** Few enough that a sign-in which meets a batch's rows waits for milliseconds. */
const BATCH = 200;

/** Ends in its condition, so that more may follow. */
const livePending = sql`pending_activations p join accounts a on a.id = p.account_id where ${isValid(sql`p`, sql`a`)}`;

/** Steps from one key of the index to the next, so that rows are counted only under the keys that are asked for. */
export const countByKey = statement({
  name: 'sealedSecrets.countByKey',
  parameters: { except: texts },
  columns: { keyId: text, authenticators: int, pendingActivations: int },
  text: (p) => sql`
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
    where needed.key_id <> all (${p.except})
    order by needed.key_id`,
});

export const nextUnderKey = statement({
  name: 'sealedSecrets.nextUnder',
  parameters: { keyId: text, after: uuid },
  columns: { accountId: uuid, authenticatorId: uuid, keyId: text, sealedSecret: bytea },
  text: (p) => {
    const next = (id: SqlText) => sql`${id} > ${p.after} order by ${id} limit ${BATCH}`;
    return sql`
      (
        select t.account_id as "accountId", t.id as "authenticatorId", t.key_id as "keyId", t.sealed_secret as "sealedSecret"
        from authenticators t where t.key_id = ${p.keyId} and ${next(sql`t.id`)}
      )
      union all
      (
        select p.account_id, p.authenticator_id, p.key_id, p.sealed_secret
        from ${livePending} and p.key_id = ${p.keyId} and ${next(sql`p.authenticator_id`)}
      )
      order by "authenticatorId" limit ${BATCH}`;
  },
});

/** Leaves alone what is no longer as it was read. */
export const reseal = statement({
  name: 'sealedSecrets.reseal',
  parameters: {
    accountIds: uuids,
    authenticatorIds: uuids,
    keyIds: texts,
    sealedSecrets: byteas,
    newKeyIds: texts,
    newSealedSecrets: byteas,
  },
  columns: { resealed: int },
  text: (p) => sql`
    with r as (
      select * from unnest(${p.accountIds}, ${p.authenticatorIds}, ${p.keyIds}, ${p.sealedSecrets}, ${p.newKeyIds}, ${p.newSealedSecrets})
        r (account_id, authenticator_id, key_id, sealed_secret, new_key_id, new_sealed_secret)
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
    select ((select count(*) from active) + (select count(*) from pending))::int as "resealed"`,
});
