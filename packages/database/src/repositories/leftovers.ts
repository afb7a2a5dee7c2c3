import {
  browserLimits,
  hours,
  type Leftover,
  type Leftovers,
  type Seconds,
  throttleForgottenAfter,
} from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import type { Sql } from '../connect.ts';
import { ownNumber } from '../own-number.ts';
import { rowOf } from '../rows.ts';

const BATCH = 1_000;
const BETWEEN_TURNS = hours(1);

const ago = (time: Seconds): SQL => sql`now() - make_interval(secs => ${time})`;

interface Rows {
  table: string;
  /** Indexed, and the older the smaller; the rows that go are the first ones by it. */
  age: string;
  /** Whether a row counts for nothing any more. */
  isLeftover: SQL;
}

/** Expired codes go with their challenges. Budgets and allowances stay: there is one of each per account. */
const rowsOfKind: Record<Exclude<Leftover, 'security-events'>, Rows> = {
  sessions: { table: 'sessions', age: 'expires_at', isLeftover: sql`expires_at <= now()` },
  challenges: { table: 'challenges', age: 'expires_at', isLeftover: sql`expires_at <= now()` },
  'pending-activations': {
    table: 'pending_activations',
    age: 'expires_at',
    isLeftover: sql`expires_at <= now()`,
  },
  'unlock-links': { table: 'unlock_links', age: 'expires_at', isLeftover: sql`expires_at <= now()` },
  throttles: {
    table: 'throttles',
    age: 'refilled_at',
    isLeftover: sql`refilled_at <= ${ago(throttleForgottenAfter)}`,
  },
  browsers: {
    table: 'browsers',
    age: 'last_seen_at',
    // Neither known nor trusted any more: the account would meet it anew.
    isLeftover: sql`last_seen_at <= ${ago(browserLimits.timeToLive)} and (trusted_until is null or trusted_until <= now())`,
  },
};

/** What somebody works with at this moment is left for the next time. */
const removalOf = ({ age, isLeftover, table }: Rows): SQL =>
  removal(
    table,
    sql`
      select ctid from ${sql.raw(table)} where ${isLeftover}
      order by ${sql.raw(age)} limit ${ownNumber(BATCH)} for update skip locked`,
  );

/** Numbered in the order in which they happened, so that the oldest need no index of their own. */
const removalOfEvents = (days: number): SQL =>
  removal(
    'security_events',
    sql`
      select ctid from (select ctid, at from security_events order by id limit ${ownNumber(BATCH)}) first_ones
      where at <= now() - make_interval(days => ${days})`,
  );

/** By where the rows stand, which needs no other search whatever the size of the table. */
const removal = (table: string, places: SQL): SQL => sql`
  with gone as (delete from ${sql.raw(table)} where ctid = any (array(${places})) returning 1)
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
    const statement = kind === 'security-events' ? removalOfEvents(securityEventDays) : removalOf(rowsOfKind[kind]);
    const row = await rowOf<{ removed: number }>(database, statement);
    const removed = row?.removed ?? 0;
    return { removed, isAll: removed < BATCH };
  },
});
