import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { sql } from '../statements/sql.ts';
import { statement } from '../statements/statement.ts';
import { int } from '../statements/types.ts';
import { emptyTestDatabase } from '../testing/index.ts';
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts';
import { isDatabaseUnavailable } from './is-unavailable.ts';
import { errorCodeOf, rowOf, rowRetryingDeadlock } from './sql.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
await database.query('create table counters (name text primary key, value int not null)');
await database.query("insert into counters values ('a', 0), ('b', 0)");
afterAll(() => database.close());

/** Locks `a` and then `b`. */
const change = statement({
  name: 'test.change',
  parameters: {},
  columns: { value: int },
  text: () => sql`
    with a as (update counters set value = value + 1 where name = 'a' returning value)
    update counters set value = counters.value + a.value from a where name = 'b' returning counters.value`,
});

/** Somebody who locks `b` first, then `a`, and whom Postgres lets win. */
async function inTheOtherOrder<Outcome>(run: () => Promise<Outcome>): Promise<Outcome> {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  try {
    await other.query("set deadlock_timeout = '1min'");
    await other.query('begin');
    await other.query("update counters set value = 0 where name = 'b'");
    const running = run();
    running.catch(() => {});
    await untilSomebodyWaits(database);
    await other.query("update counters set value = 0 where name = 'a'");
    await other.query('commit');
    return await running;
  } finally {
    await other.end();
  }
}

describe('when two changes wait for each other', () => {
  test('a whole change is undone and made again', async () => {
    expect(await inTheOtherOrder(() => rowRetryingDeadlock(database.sql, change, {}))).toEqual({ value: 1 });
    const rows = await database.query('select name, value from counters order by name');
    expect(rows).toEqual([
      { name: 'a', value: 1 },
      { name: 'b', value: 1 },
    ]);
  });

  test('any other statement is undone, and the database counts as away', async () => {
    const error = await inTheOtherOrder(() => rowOf(database.sql, change, {})).catch((thrown: unknown) => thrown);
    expect(errorCodeOf(error)).toBe('40P01');
    expect(isDatabaseUnavailable(error)).toBe(true);
    const rows = await database.query("select value from counters where name = 'b'");
    expect(rows).toEqual([{ value: 0 }]);
  });
});

const fails = statement({
  name: 'test.fails',
  parameters: {},
  columns: { value: int },
  text: () => sql`select 1 / 0 as value`,
});

test('what fails for another reason fails at once', async () => {
  const error = await rowRetryingDeadlock(database.sql, fails, {}).catch((thrown: unknown) => thrown);
  expect(errorCodeOf(error)).toBe('22012');
});
