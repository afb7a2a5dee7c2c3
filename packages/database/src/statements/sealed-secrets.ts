import { sealedKinds } from '@countersign/two-factor';
import { isValid } from './parts/validity.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, byteas, int, oneOf, text, texts, uuid, uuids } from './types.ts';

/** Few enough that a sign-in which meets a batch's rows waits for milliseconds. */
const BATCH = 200;

/** Ends in its condition, so that more may follow. */
const livePending = sql`pending_activations p join accounts a on a.id = p.account_id where ${isValid(sql`p`, sql`a`)}`;

/** That an undo can still put back. */
const restorable = sql`reversible_changes r where r.expires_at > now()`;

/** Steps from one key of the index to the next, so that rows are counted only under the keys that are asked for. */
const keysOf = (table: SqlText): SqlText => sql`
  select min(t.key_id) from ${table} t
  union all
  select (select min(t.key_id) from ${table} t where t.key_id > held.key_id) from held
  where held.key_id is not null`;

export const countByKey = statement({
  name: 'sealedSecrets.countByKey',
  parameters: { except: texts },
  columns: { keyId: text, authenticators: int, pendingActivations: int, recoveryCodes: int, restorableSecrets: int },
  text: (p) => sql`
    with pending as (
      select p.key_id, count(*)::int as rows from ${livePending} group by p.key_id
    ),
    restorable as (
      select each.key_id, count(*)::int as rows from (
        select r.secret_key_id as key_id from ${restorable}
        union all
        select r.codes_key_id from ${restorable}
      ) each
      where each.key_id is not null group by each.key_id
    ),
    needed as (
      (with recursive held (key_id) as (
        ${keysOf(sql`authenticators`)}
      ) select key_id from held where key_id is not null)
      union
      (with recursive held (key_id) as (
        ${keysOf(sql`recovery_codes`)}
      ) select key_id from held where key_id is not null)
      union
      select key_id from pending
      union
      select key_id from restorable
    )
    select needed.key_id as "keyId",
      (select count(*)::int from authenticators t where t.key_id = needed.key_id) as "authenticators",
      coalesce(pending.rows, 0) as "pendingActivations",
      (select count(*)::int from recovery_codes r where r.key_id = needed.key_id) as "recoveryCodes",
      coalesce(restorable.rows, 0) as "restorableSecrets"
    from needed left join pending on pending.key_id = needed.key_id left join restorable on restorable.key_id = needed.key_id
    where needed.key_id <> all (${p.except})
    order by needed.key_id`,
});

export const nextUnderKey = statement({
  name: 'sealedSecrets.nextUnder',
  parameters: { keyId: text, after: uuid },
  columns: { accountId: uuid, kind: oneOf(sealedKinds), id: uuid, keyId: text, sealedSecret: bytea },
  text: (p) => {
    const next = (id: SqlText) => sql`${id} > ${p.after} order by ${id} limit ${BATCH}`;
    return sql`
      (
        select t.account_id as "accountId", 'authenticator' as "kind", t.id, t.key_id as "keyId", t.sealed_secret as "sealedSecret"
        from authenticators t where t.key_id = ${p.keyId} and ${next(sql`t.id`)}
      )
      union all
      (
        select p.account_id, 'authenticator', p.authenticator_id, p.key_id, p.sealed_secret
        from ${livePending} and p.key_id = ${p.keyId} and ${next(sql`p.authenticator_id`)}
      )
      union all
      (
        select r.account_id, 'recovery-codes', r.id, r.key_id, r.sealed_key
        from recovery_codes r where r.key_id = ${p.keyId} and ${next(sql`r.id`)}
      )
      union all
      (
        select r.account_id, 'authenticator', r.authenticator_id, r.secret_key_id, r.sealed_secret
        from ${restorable} and r.secret_key_id = ${p.keyId} and ${next(sql`r.authenticator_id`)}
      )
      union all
      (
        select r.account_id, 'recovery-codes', r.recovery_codes_id, r.codes_key_id, r.sealed_codes_key
        from ${restorable} and r.codes_key_id = ${p.keyId} and ${next(sql`r.recovery_codes_id`)}
      )
      order by id limit ${BATCH}`;
  },
});

/** Leaves alone what is no longer as it was read. */
export const reseal = statement({
  name: 'sealedSecrets.reseal',
  parameters: {
    accountIds: uuids,
    kinds: texts,
    ids: uuids,
    keyIds: texts,
    sealedSecrets: byteas,
    newKeyIds: texts,
    newSealedSecrets: byteas,
  },
  columns: { resealed: int },
  text: (p) => sql`
    with s as (
      select * from unnest(${p.accountIds}, ${p.kinds}, ${p.ids}, ${p.keyIds}, ${p.sealedSecrets}, ${p.newKeyIds}, ${p.newSealedSecrets})
        s (account_id, kind, id, key_id, sealed_secret, new_key_id, new_sealed_secret)
    ),
    active as (
      update authenticators t set key_id = s.new_key_id, sealed_secret = s.new_sealed_secret from s
      where s.kind = 'authenticator' and t.id = s.id and t.key_id = s.key_id and t.sealed_secret = s.sealed_secret
      returning t.id
    ),
    pending as (
      update pending_activations p set key_id = s.new_key_id, sealed_secret = s.new_sealed_secret from s
      where s.kind = 'authenticator' and p.account_id = s.account_id and p.authenticator_id = s.id
        and p.key_id = s.key_id and p.sealed_secret = s.sealed_secret
      returning p.authenticator_id
    ),
    recovery as (
      update recovery_codes r set key_id = s.new_key_id, sealed_key = s.new_sealed_secret from s
      where s.kind = 'recovery-codes' and r.id = s.id and r.key_id = s.key_id and r.sealed_key = s.sealed_secret
      returning r.id
    ),
    -- Both secrets of a row at once: a statement that updates a row twice does it once.
    restorable as (
      update reversible_changes r set
        secret_key_id = coalesce(a.new_key_id, r.secret_key_id), sealed_secret = coalesce(a.new_sealed_secret, r.sealed_secret),
        codes_key_id = coalesce(c.new_key_id, r.codes_key_id), sealed_codes_key = coalesce(c.new_sealed_secret, r.sealed_codes_key)
      from reversible_changes k
        left join s a on a.kind = 'authenticator' and a.account_id = k.account_id and a.id = k.authenticator_id
          and a.key_id = k.secret_key_id and a.sealed_secret = k.sealed_secret
        left join s c on c.kind = 'recovery-codes' and c.account_id = k.account_id and c.id = k.recovery_codes_id
          and c.key_id = k.codes_key_id and c.sealed_secret = k.sealed_codes_key
      where r.id = k.id and k.account_id in (select s.account_id from s) and (a.id is not null or c.id is not null)
        and r.sealed_secret is not distinct from k.sealed_secret and r.sealed_codes_key is not distinct from k.sealed_codes_key
      returning num_nonnulls(a.id, c.id) as secrets
    )
    select (
      (select count(*) from active) + (select count(*) from pending) + (select count(*) from recovery)
      + (select coalesce(sum(secrets), 0) from restorable)
    )::int as "resealed"`,
});
