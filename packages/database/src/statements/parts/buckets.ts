import type { Bucket } from '@countersign/two-factor';
import { type SqlText, sql } from '../sql.ts';

/** Tokens that a bucket of the product's own limits holds now, by its row (`refilled_tokens`, migration 0009). */
export const tokensNow = (row: SqlText, { capacity, refillsIn }: Bucket): SqlText =>
  sql`refilled_tokens(${row}.tokens, ${capacity}, ${refillsIn}, ${row}.refilled_at)`;

/** Seconds until a bucket that holds so many tokens gives a whole one. */
export const secondsToToken = (tokens: SqlText, { capacity, refillsIn }: Bucket): SqlText =>
  sql`seconds_to_token(${tokens}, ${capacity}, ${refillsIn})`;

/** How long somebody is told to wait: the longest of `waits`, a list, in whole seconds and never 0. */
export const wholeSeconds = (waits: SqlText): SqlText => sql`ceil(greatest(1, ${waits}))::int`;

/** A statement's `now()` may be older than another's that it waited for; the row's clock never goes back. */
export const refilledNow = (row: SqlText): SqlText => sql`greatest(${row}.refilled_at, now())`;
