import { urlOfServingRole, urlWithoutGrants } from '@countersign/bff/testing/serving-role';
import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { builtMigrate, requireBuild } from '../../kit/built.ts';
import { type Environment, startNode } from '../../kit/child.ts';
import { startServer } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { activate, sessionStatus, signIn } from '../kit/member.ts';
import { refusalOf } from '../kit/refusal.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

const mayNotMigrate =
  'The tables are missing or older than this program, and the user of DATABASE_URL may not change them. Run "pnpm migrate" as the user who owns them first.';
const mayNotRead = 'The user of DATABASE_URL may not read all tables. Let their owner run serving-role.sql again.';

let owned: TestDatabase;
let serving: Environment;

beforeAll(async () => {
  requireBuild();
  owned = await emptyTestDatabase(inject('postgresUrl'));
  serving = onPostgres(await urlOfServingRole(owned));
});
afterAll(() => owned?.close());

async function migrate(environment: Environment) {
  await using command = startNode(builtMigrate, { environment });
  const { code } = await command.exited;
  return { code, stdout: command.stdout, stderr: command.stderr };
}

test('SEC-89 replicas of the role that owns nothing serve once the owner has migrated', async () => {
  const [{ newest } = { newest: '' }] = await owned.query<{ newest: string }>(
    'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations) returning created_at as newest',
  );
  for (const entry of [undefined, builtMigrate]) expect(await refusalOf(serving, entry)).toEqual([mayNotMigrate]);

  await owned.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', $1)", [newest]);
  expect(await migrate(serving)).toEqual({ code: 0, stdout: 'The tables are up to date.\n', stderr: '' });
  await using server = await startServer(serving);
  const browser = openBrowser(server);
  expect(await signIn(browser)).toMatchObject({ status: 200 });
  expect((await activate(browser)).confirmation).toMatchObject({ status: 200 });
  expect(await sessionStatus(browser)).toBe(200);
  expect(server.process.stderr).toBe('');
});

test('the owner migrates an empty database by the command, and again, and has to grant what is in it', async () => {
  await using empty = await emptiedDatabase();
  const url = await urlWithoutGrants(empty);
  expect(await refusalOf(onPostgres(url))).toEqual([mayNotMigrate]);
  for (let run = 0; run < 2; run += 1) {
    expect(await migrate(onPostgres(empty.url))).toEqual({
      code: 0,
      stdout: 'The tables are up to date.\n',
      stderr: '',
    });
  }
  expect(await empty.query('select count(*)::int as accounts from accounts')).toEqual([{ accounts: 0 }]);

  expect(await refusalOf(onPostgres(url))).toEqual([mayNotRead]);
  await empty.query(`grant usage on schema public, drizzle to countersign_serving;
    grant select on drizzle.__drizzle_migrations to countersign_serving`);
  expect(await refusalOf(onPostgres(url))).toEqual([mayNotRead]);
});

async function emptiedDatabase(): Promise<TestDatabase & AsyncDisposable> {
  const database = await emptyTestDatabase(inject('postgresUrl'));
  await database.query('drop schema public cascade; drop schema drizzle cascade; create schema public');
  return { ...database, [Symbol.asyncDispose]: () => database.close() };
}
