import { type Bucket, type ChargedAttempt, passwordThrottle } from '@countersign/two-factor';
import { literal, type SqlText, sql } from '../sql.ts';
import { bytea, byteas, nullable } from '../types.ts';
import { refilledNow, secondsToToken, tokensNow } from './buckets.ts';

/**
 * Takes a token for every row of `from`, a FROM item of one row or none: returns the key, or what is asked for, and nothing when the
 * bucket is empty. Of two at once the second sees what the first has left.
 */
export const takeToken = (key: SqlText, bucket: Bucket, from: SqlText, returning: SqlText = sql`b.key`): SqlText =>
  take({ key, full: bucket.capacity, left: tokensNow(sql`b`, bucket), from, returning });

/**
 * CTEs that take a token of the network and one of the site around it, where there is one; `of_networks` has a row when
 * both gave theirs.
 */
export function takeNetworkTokens(
  p: { readonly networkKey: SqlText; readonly siteKey: SqlText },
  buckets: Readonly<Record<'network' | 'site', Bucket>>,
  from: SqlText,
): SqlText {
  return sql`
    of_network as (
      ${takeToken(p.networkKey, buckets.network, from)}
    ),
    of_site as (
      ${takeToken(p.siteKey, buckets.site, sql`of_network where ${p.siteKey} is not null`)}
    ),
    of_networks as (select from of_site union all select from of_network where ${p.siteKey} is null)`;
}

const { capacity, forgottenAfter } = passwordThrottle.consecutiveFailures;

/** Not refilled by time: forgotten whole when nobody has tried for so long. */
const failuresLeft = sql`case when b.refilled_at <= now() - make_interval(secs => ${forgottenAfter}) then ${capacity}::float8 else least(${capacity}, b.tokens) end`;

export const takeConsecutiveFailure = (key: SqlText, from: SqlText): SqlText =>
  take({ key, full: capacity, left: failuresLeft, from, returning: sql`b.key` });

interface Taking {
  key: SqlText;
  full: number;
  left: SqlText;
  from: SqlText;
  returning: SqlText;
}

const take = ({ from, full, key, left, returning }: Taking): SqlText => sql`
  insert into throttles as b (key, tokens) select ${key}, ${full - 1} from ${from}
  on conflict (key) do update set tokens = ${left} - 1, refilled_at = ${refilledNow(sql`b`)} where ${left} >= 1
  returning ${returning}`;

/** Whether the bucket of this key holds a whole token, without taking it. */
export const hasToken = (key: SqlText, bucket: Bucket): SqlText =>
  sql`coalesce((select ${tokensNow(sql`b`, bucket)} >= 1 from throttles b where b.key = ${key}), true)`;

/** Of what belongs to the row of this id, where the id itself names another bucket. */
export const ownKey = (
  what:
    | 'judged'
    | 'known by a link'
    | 'tests of codes'
    | 'changes of factors'
    | 'changes of passkeys'
    | 'refusals of what cannot be guessed'
    | 'notices of copied passkeys'
    | 'notices of copied passkeys by day'
    | 'notices of new browsers'
    | 'notices of wrong codes'
    | 'notices of wrong codes by day',
  id: SqlText,
): SqlText => sql`sha256(${literal(what)}::bytea || uuid_send(${id}))`;

/** Seconds until the bucket of this key holds a whole token; 0 for one that nobody has drawn on. */
export const secondsUntilToken = (key: SqlText, bucket: Bucket): SqlText =>
  secondsUntil(key, secondsToToken(tokensNow(sql`b`, bucket), bucket));

export const secondsUntilForgotten = (key: SqlText): SqlText =>
  secondsUntil(
    key,
    sql`case when ${failuresLeft} >= 1 then 0 else extract(epoch from b.refilled_at - now())::float8 + ${forgottenAfter} end`,
  );

const secondsUntil = (key: SqlText, wait: SqlText): SqlText =>
  sql`coalesce((select ${wait} from throttles b where b.key = ${key}), 0)`;

/**
 * CTEs that give a token back to each bucket of `keys`. They are locked in the order in which an attempt takes them, so that the
 * two never deadlock. A bucket may then stand above its capacity, which whoever reads it caps.
 */
export const refundTokens = (keys: SqlText): SqlText => sql`
  taken as materialized (
    select b.key from throttles b join unnest(${keys}) with ordinality taken (key, place) on b.key = taken.key
    order by taken.place
    for update of b
  ),
  refunded as (update throttles b set tokens = b.tokens + 1 from taken where b.key = taken.key)`;

export const refundParameters = { takenKeys: byteas, failuresKey: nullable(bytea) };

type Parameters = Readonly<Record<keyof typeof refundParameters, SqlText>>;

/**
 * CTEs for a right password, in the statement that makes use of it: refunds the attempt and resets the consecutive
 * failures, whose bucket an attempt takes last.
 */
export const refundAttempt = (p: Parameters): SqlText => sql`
  ${refundTokens(p.takenKeys)},
  reset as (delete from throttles b using (select count(*) from taken) after_them where b.key = ${p.failuresKey})`;

export const refundValues = ({ consecutiveFailures, keys }: ChargedAttempt) => ({
  takenKeys: keys,
  failuresKey: consecutiveFailures,
});
