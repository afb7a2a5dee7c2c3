import { runUnprepared } from '@countersign/database/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bff, startBff } from '../testing/start-bff.ts';
import { wholeLife } from '../testing/whole-life.ts';

let bff: Bff;
beforeAll(async () => {
  bff = await startBff({ engine: 'serving' });
});
afterAll(() => bff.close());

const run = (statement: string) => runUnprepared(bff.database.sql, statement);
const refused = { code: '42501' };

describe('SEC-89 the role that serves owns no table', () => {
  test('and is all that a whole life needs', async () => {
    expect(await run('select current_user')).toEqual([{ current_user: 'countersign_serving' }]);
    await wholeLife(bff);
    await bff.settled();
    const events = await bff.query<{ kind: string }>('select distinct kind from security_events');
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['signed-in', 'activated', 'deactivated', 'signed-out']),
    );
    expect(bff.log.filter((line) => /"level":"error"|"status":5/.test(line))).toEqual([]);
  });

  test.each([
    'create table mine (id int)',
    'create table drizzle.mine (id int)',
    'create schema mine',
    'create role mine',
    'alter table sessions add column mine int',
    'alter table sessions owner to current_user',
    'alter table challenges drop constraint challenges_pkey',
    'drop table security_events',
    'truncate security_events',
    'create trigger mine before insert on sessions for each row execute function suppress_redundant_updates_trigger()',
    'create index mine on sessions (id)',
    'insert into drizzle.__drizzle_migrations (hash, created_at) values (1, 1)',
    'delete from drizzle.__drizzle_migrations',
    "copy accounts to program 'true'",
  ])('%s is refused', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject(refused);
  });

  test('it reads and writes the rows of every table, also of those that later migrations make', async () => {
    await bff.query('create table later (id int generated always as identity, other serial)');
    const lacking = await bff.query(`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not (
        has_table_privilege('countersign_serving', oid, 'select') and
        has_table_privilege('countersign_serving', oid, 'insert') and
        has_table_privilege('countersign_serving', oid, 'update') and
        has_table_privilege('countersign_serving', oid, 'delete'))`);
    expect(lacking).toEqual([]);
    expect(await run('insert into later default values returning id, other')).toEqual([{ id: 1, other: 1 }]);
  });
});
