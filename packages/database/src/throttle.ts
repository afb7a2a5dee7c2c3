import { type Bucket, type ChargedTries, passwordThrottle } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import { refilledNow, secondsToToken, tokensNow } from './budget.ts';

/** Of the row `b` of throttles. */
const tokensIn = (bucket: Bucket): SQL => tokensNow(sql`b.tokens`, bucket);

/**
 * Takes a token for every row of `from`, a FROM clause of one row or none: returns the key, or nothing when the bucket
 * is empty. Of two at once the second sees what the first has left.
 */
export const takeToken = (key: SQL, bucket: Bucket, from: SQL): SQL =>
  take({ key, full: bucket.capacity, left: tokensIn(bucket), from });

/**
 * CTEs that take a token of the network and one of the site around it, where there is one; `of_networks` has a row when
 * both gave theirs.
 */
export const takeNetworkTokens = (
  keys: { network: Uint8Array; site: Uint8Array | null },
  buckets: { network: Bucket; site: Bucket },
  from: SQL,
): SQL => sql`
  of_network as (${takeToken(sql`${keys.network}::bytea`, buckets.network, from)}),
  of_site as (${takeToken(sql`${keys.site}::bytea`, buckets.site, sql`of_network where ${keys.site}::bytea is not null`)}),
  of_networks as (select from of_site union all select from of_network where ${keys.site}::bytea is null)`;

const { capacity, forgottenAfter } = passwordThrottle.inARow;

/** Not refilled by time: forgotten whole when nobody has tried for so long. */
const leftInARow = sql`case when b.refilled_at <= now() - make_interval(secs => ${forgottenAfter})
  then ${capacity}::float8 else least(${capacity}::float8, b.tokens) end`;

export const takeInARow = (key: SQL, from: SQL): SQL => take({ key, full: capacity, left: leftInARow, from });

const take = ({ key, full, left, from }: { key: SQL; full: number; left: SQL; from: SQL }): SQL => sql`
  insert into throttles as b (key, tokens) select ${key}, ${full}::float8 - 1 from ${from}
  on conflict (key) do update set tokens = ${left} - 1, refilled_at = ${refilledNow} where ${left} >= 1
  returning b.key`;

/** Whether the bucket of this key holds a whole token, without taking it. */
export const hasToken = (key: SQL, bucket: Bucket): SQL =>
  sql`coalesce((select ${tokensIn(bucket)} >= 1 from throttles b where b.key = ${key}), true)`;

/** Of what belongs to the row of this id, where the id itself names another bucket. */
export const ownKey = (what: 'judged' | 'known by a link', id: SQL): SQL =>
  sql`sha256(${sql.raw(`'${what}'::bytea`)} || uuid_send(${id}))`;

/** Seconds until the bucket of this key holds a whole token; 0 for one that nobody has drawn on. */
export const secondsUntilToken = (key: SQL, bucket: Bucket): SQL =>
  secondsUntil(key, secondsToToken(tokensIn(bucket), bucket));

export const secondsUntilForgotten = (key: SQL): SQL =>
  secondsUntil(
    key,
    sql`case when ${leftInARow} >= 1 then 0
      else extract(epoch from b.refilled_at - now())::float8 + ${forgottenAfter}::int end`,
  );

const secondsUntil = (key: SQL, wait: SQL): SQL =>
  sql`coalesce((select ${wait} from throttles b where b.key = ${key}), 0)`;

/**
 * CTEs for a right password, in the statement that makes use of it: gives its tries back and forgets the wrong ones
 * before it. They are locked in the order in which a try takes them, so that neither ever waits for the other. A bucket may
 * then stand above its capacity, which is what whoever reads it takes no notice of.
 */
export const giveTriesBack = ({ inARow, keys }: Pick<ChargedTries, 'inARow' | 'keys'>): SQL => sql`
  held_tries as materialized (
    select b.key from throttles b join unnest(${sql.param(keys)}::bytea[]) with ordinality taken (key, place) on b.key = taken.key
    order by taken.place
    for update of b
  ),
  tries_given_back as (
    update throttles b set tokens = b.tokens + 1 from held_tries where b.key = held_tries.key
  ),
  forgotten as (
    delete from throttles b using (select count(*) from held_tries) first where b.key = ${inARow}::bytea
  )`;
