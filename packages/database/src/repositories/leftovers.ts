import {
  browserLimits,
  hours,
  type Leftover,
  type Leftovers,
  noticeLimits,
  type Seconds,
  throttleForgottenAfter,
} from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import type { Sql } from '../connect.ts';
import { rowOf } from '../rows.ts';

const BATCH = 1_000;
const BETWEEN_TURNS = hours(1);

const ago = (time: Seconds): SQL => sql`now() - make_interval(secs => ${time})`;

interface Rows {
  table: string;
  key: string;
  /** Indexed, and the older the smaller; the rows that go are the first ones by it. */
  age: string;
  /** Whether a row counts for nothing any more. */
  isLeftover: SQL;
}

/** Expired codes go with their challenges. Budgets and allowances stay: there is one of each per account. */
const rowsOfKind: Record<Exclude<Leftover, 'security-events'>, Rows> = {
  sessions: { table: 'sessions', key: 'id', age: 'expires_at', isLeftover: sql`expires_at <= now()` },
  challenges: { table: 'challenges', key: 'id', age: 'expires_at', isLeftover: sql`expires_at <= now()` },
  'pending-activations': {
    table: 'pending_activations',
    key: 'account_id',
    age: 'expires_at',
    isLeftover: sql`expires_at <= now()`,
  },
  'unlock-links': { table: 'unlock_links', key: 'token_hash', age: 'expires_at', isLeftover: sql`expires_at <= now()` },
  throttles: {
    table: 'throttles',
    key: 'key',
    age: 'refilled_at',
    isLeftover: sql`refilled_at <= ${ago(throttleForgottenAfter)}`,
  },
  browsers: {
    table: 'browsers',
    key: 'id',
    age: 'last_seen_at',
    // Neither known nor trusted; what was spent under its trust is not given back, as if it never came again.
    isLeftover: sql`last_seen_at <= ${ago(browserLimits.timeToLive)} and (trusted_until is null or trusted_until <= now())`,
  },
  notices: {
    table: 'notices',
    key: 'id',
    age: 'due_at',
    isLeftover: sql`due_at <= now() and created_at <= ${ago(noticeLimits.givenUpAfter)}`,
  },
};

/** What somebody works with at this moment is left for the next time. */
const oldest = ({ age, isLeftover, key, table }: Rows): SQL => sql`
  select ${sql.raw(key)} from ${sql.raw(table)} where ${isLeftover}
  order by ${sql.raw(age)} limit ${BATCH} for update skip locked`;

const removalOf = (rows: Rows): SQL => sql`
  with gone as (
    delete from ${sql.raw(rows.table)} where ${sql.raw(rows.key)} in (${oldest(rows)}) returning 1
  )
  select count(*)::int as removed from gone`;

/** Numbered in the order in which they happened, so that the oldest need no index of their own. */
const removalOfEvents = (days: number): SQL => sql`
  with gone as (
    delete from security_events where id in (
      select id from (select id, at from security_events order by id limit ${BATCH}) first_ones
      where at <= now() - make_interval(days => ${days})
    )
    returning 1
  )
  select count(*)::int as removed from gone`;

export const leftoversIn = (database: Sql): Leftovers => ({
  async takeTurn() {
    const turn = await rowOf(
      database,
      // Looked up first: an insert that ends in a conflict would write on every replica each time.
      sql`
        insert into chores as c (name, begun_at)
        select 'clean-up', now()
        where not exists (select from chores where name = 'clean-up' and begun_at > ${ago(BETWEEN_TURNS)})
        on conflict (name) do update set begun_at = now() where c.begun_at <= ${ago(BETWEEN_TURNS)}
        returning name`,
    );
    return turn !== null;
  },

  async removeSome(kind, { securityEventDays }) {
    const removal = kind === 'security-events' ? removalOfEvents(securityEventDays) : removalOf(rowsOfKind[kind]);
    const row = await rowOf<{ removed: number }>(database, removal);
    const removed = row?.removed ?? 0;
    return { removed, isAll: removed < BATCH };
  },
});
