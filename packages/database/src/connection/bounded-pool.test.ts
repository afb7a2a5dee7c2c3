import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { emptyTestDatabase, lockedTable, runUnprepared, type TestDatabase } from '../testing/index.ts';
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts';
import { connectPostgres, type Database } from './connect.ts';
import { isDatabaseUnavailable } from './is-unavailable.ts';

/** For a machine that is busy with something else. */
const patient = { timeout: 15_000 };

let own: TestDatabase;
let database: Database;

beforeEach(async () => {
  own = await emptyTestDatabase(inject('postgresUrl'), 1);
  database = connectPostgres({ url: own.url, poolSize: 1, onConnectionLost: () => {} });
});
afterEach(async () => {
  await database.close();
  await own.close();
});

const ask = () => runUnprepared(database.sql, 'select count(*) from accounts');

test('a pool says how many connections it has, and how many statements wait for one', async () => {
  expect(database.pool()).toEqual({ limit: 1, idle: 0, busy: 0, waiting: 0 });
  const release = await lockedTable(own.url, 'accounts');
  const asked = [ask(), ask(), ask()];
  await expect.poll(() => database.pool(), patient).toEqual({ limit: 1, idle: 0, busy: 1, waiting: 2 });
  await release();
  await Promise.all(asked);
  await expect.poll(() => database.pool(), patient).toEqual({ limit: 1, idle: 1, busy: 0, waiting: 0 });
});

test('the line has an end: who comes after it is refused at once and not sent, who waits is served', async () => {
  const release = await lockedTable(own.url, 'accounts');
  const served = Array.from({ length: 51 }, ask);
  await untilSomebodyWaits(own);
  expect(database.pool()).toMatchObject({ busy: 1, waiting: 50 });
  const refusal = await ask().catch((error: unknown) => error);
  expect(isDatabaseUnavailable(refusal)).toBe(true);
  expect(database.pool()).toMatchObject({ busy: 1, waiting: 50 });
  // Whether it answers is another question than whether there is a place in the line.
  expect(await database.answers()).toBe(true);

  await release();
  expect(await Promise.all(served)).toHaveLength(51);
  await ask();
});
