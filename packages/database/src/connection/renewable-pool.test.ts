import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { connectPostgres, type Database } from './connect.ts';
import { RenewablePool } from './renewable-pool.ts';
import { errorCodeOf } from './sql.ts';

const own = await emptyTestDatabase(inject('postgresUrl'), 1);
await own.query('create table things (n int)');
afterAll(() => own.close());

const SIZE = 3;
const write = (pool: RenewablePool) => pool.query('insert into things values (1)');

/** All connections lead to a server that takes no changes, as after a failover; new ones do not. */
async function afterFailover(): Promise<RenewablePool> {
  const pool = new RenewablePool({ connectionString: own.url, max: SIZE });
  const clients = await Promise.all(Array.from({ length: SIZE }, () => pool.connect()));
  await Promise.all(clients.map((client) => client.query('set default_transaction_read_only = on')));
  for (const client of clients) client.release();
  return pool;
}

test('one statement finds the server read-only, and all that follow go over new connections', async () => {
  const pool = await afterFailover();
  const refusal = await write(pool).catch((error: unknown) => error);
  expect(errorCodeOf(refusal)).toBe('25006');
  // What only reads would go on unnoticed, and read what is old.
  const setting = async () => (await pool.query('show transaction_read_only')).rows[0].transaction_read_only;
  expect(await Promise.all(Array.from({ length: SIZE * 2 }, setting))).toEqual(Array(SIZE * 2).fill('off'));
  for (let n = 0; n < SIZE; n += 1) await write(pool);
  const client = await pool.connect();
  await client.query('insert into things values (2)');
  client.release();
  await pool.end();
});

test('what an old connection answers late costs the new ones nothing', async () => {
  const pool = await afterFailover();
  const late = await pool.connect();
  await expect(write(pool)).rejects.toThrow();
  let connected = 0;
  pool.on('connect', () => {
    connected += 1;
  });
  await write(pool);
  const refusal: Error = await late.query('insert into things values (3)').catch((error) => error);
  expect(errorCodeOf(refusal)).toBe('25006');
  late.release(refusal);
  await write(pool);
  expect(connected).toBe(1);
  await pool.end();
});

test('any other refusal leaves the other connections in use', async () => {
  const pool = await afterFailover();
  await expect(pool.query('select nothing')).rejects.toThrow();
  const client = await pool.connect();
  expect((await client.query('show transaction_read_only')).rows).toEqual([{ transaction_read_only: 'on' }]);
  client.release();
  await pool.end();
});

let database: Database;
beforeEach(() => {
  database = connectPostgres({ url: own.url, poolSize: 1, onConnectionLost: () => {} });
  return () => database.close();
});

test('a ping says that no changes are taken, and finds the server that takes them', async () => {
  const patient = { timeout: 15_000 };
  const name = new URL(own.url).pathname.slice(1);
  await own.query(`alter database ${name} set default_transaction_read_only = on`);
  await expect.poll(() => database.answers(), patient).toBe(true);
  expect(database.isReadOnly()).toBe(true);
  // Which connections that are open do not notice.
  await own.query(`set transaction_read_only = off; alter database ${name} reset default_transaction_read_only`);
  await expect.poll(() => database.answers(), patient).toBe(true);
  expect(database.isReadOnly()).toBe(false);
});
