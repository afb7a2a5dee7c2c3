import { type Bucket, guessingBudget, type Trust } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import { ownNumber } from './own-number.ts';

/** What a bucket holds now: what it held at `b.refilled_at`, filled up since and never over its capacity. */
export const tokensNow = (tokens: SQL, { capacity, refillsIn }: Bucket): SQL => sql`least(${ownNumber(capacity)},
  ${tokens} + ${ownNumber(capacity)} * greatest(0, extract(epoch from now() - b.refilled_at))::float8 / ${ownNumber(refillsIn)})`;

/** Seconds until a bucket with so many tokens holds a whole one again. */
export const secondsToToken = (tokens: SQL, { capacity, refillsIn }: Bucket): SQL =>
  sql`greatest(0, (1 - ${tokens}) * ${ownNumber(refillsIn / capacity)})`;

type Length = 'short' | 'long';

const byTrust = (trust: SQL, of: (trust: Trust) => SQL): SQL =>
  sql`case ${trust} when 'trusted' then ${of('trusted')} else ${of('untrusted')} end`;

/** Tokens of the row `b` of attempt_budgets. */
export const guessesNow = (length: Length): SQL =>
  byTrust(sql`b.trust`, (trust) => tokensNow(sql.raw(`b.${length}_tokens`), guessingBudget[trust][length]));

/** Seconds until that bucket of the row `b` lets a guess through. */
export const secondsToGuess = (length: Length): SQL =>
  byTrust(sql`b.trust`, (trust) => secondsToToken(guessesNow(length), guessingBudget[trust][length]));

/** What a bucket of the row `b` holds once `amount` has been given back to it. */
export const tokensGivenBack = (tokens: SQL, bucket: Bucket, amount: SQL): SQL =>
  sql`least(${ownNumber(bucket.capacity)}, ${tokensNow(tokens, bucket)} + ${amount})`;

/**
 * Which budget a challenge draws on from its opening: a trusted browser's own, or, when that is used up by somebody who
 * copied its cookie, the one of all others.
 */
export const drawsOn = ({ accountId, trust }: { accountId: SQL; trust: SQL }): SQL => sql`coalesce((
    select b.trust from attempt_budgets b
    where b.account_id = ${accountId} and b.trust = 'trusted' and ${trust} = 'trusted'
      and ${guessesNow('short')} >= 1 and ${guessesNow('long')} >= 1
  ), 'untrusted')`;

/** Gives `amount` guesses back to the row `b`, up to what the buckets hold. */
export const guessesGivenBack = (length: Length, amount: SQL): SQL =>
  byTrust(sql`b.trust`, (trust) =>
    tokensGivenBack(sql.raw(`b.${length}_tokens`), guessingBudget[trust][length], amount),
  );

/** A statement's `now()` may be older than another's that it waited for; the row's clock never goes back. */
export const refilledNow = sql`greatest(b.refilled_at, now())`;
