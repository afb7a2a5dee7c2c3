import { emptyTestDatabase, lockedMigrations, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { isReady, launchServer, startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { type MailProvider, startMailProvider } from '../kit/mail-provider.ts';
import { activate, demoMember, freshStepAfter, sessionStatus, signIn } from '../kit/member.ts';
import { findPgBouncer, type PgBouncerProgram, startPgBouncer } from '../kit/pgbouncer.ts';
import { refusalOf } from '../kit/refusal.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

const found = await findPgBouncer();
const none: PgBouncerProgram = { path: '', version: 'none', keepsPreparedStatements: false };
const program = 'missing' in found ? none : found;

const TRANSACTION_MODE = ['pool_mode = transaction', 'default_pool_size = 4', 'max_prepared_statements = 200'];
const SESSION_MODE = ['pool_mode = session'];

describe.skipIf('missing' in found)(
  `behind PgBouncer ${'missing' in found ? `(${found.missing})` : program.version}`,
  () => {
    let database: TestDatabase;
    let provider: MailProvider;

    beforeAll(async () => {
      provider = await startMailProvider();
      database = await emptyTestDatabase(inject('postgresUrl'));
      await limitStatements(database);
    });
    afterAll(async () => {
      await provider?.[Symbol.asyncDispose]();
      await database?.close();
    });

    /** As the guide has it done for the role, whom this Postgres shares with other tests. */
    const limitStatements = ({ query, url }: TestDatabase, limit = '8s') =>
      query(`alter database ${new URL(url).pathname.slice(1)} set statement_timeout = '${limit}'`);
    const settingsOn = (url: string) => ({
      ...onPostgres(url),
      RESEND_BASE_URL: `http://127.0.0.1:${provider.port}`,
    });

    const tooOld = program.keepsPreparedStatements ? '' : ' (it is older than 1.21, which forgets prepared statements)';
    test.skipIf(tooOld)(
      `in transaction mode replicas start one after another and a whole life goes on${tooOld}`,
      async () => {
        const empty = await emptyTestDatabase(inject('postgresUrl'));
        await limitStatements(empty);
        await empty.query('drop schema public cascade; drop schema drizzle cascade; create schema public');
        await using pooler = await startPgBouncer(program, empty.url, TRANSACTION_MODE);
        const settings = settingsOn(pooler.url);
        const locks = () =>
          empty.query(`select pid from pg_locks where locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())`);
        // The first migrates; what it left locked on a connection of the pooler's would keep the second waiting for ever.
        await using first = await startServer(settings);
        expect(await locks()).toEqual([]);
        await using second = await startServer(settings);
        expect(await locks()).toEqual([]);

        const browser = openBrowser(first);
        const elsewhere = browser.at(second);
        expect(await signIn(browser)).toMatchObject({ status: 200, body: { next: 'signed-in' } });
        // More at once than there are connections to Postgres, so that everybody's change.
        const checks = () =>
          Promise.all(Array.from({ length: 40 }, (_, n) => sessionStatus(n % 2 === 0 ? browser : elsewhere)));
        expect(new Set(await checks())).toEqual(new Set([200]));
        const { authenticator, confirmation, spentStep } = await activate(browser);
        expect(confirmation).toMatchObject({ status: 200 });
        expect(await elsewhere.delete('/api/session')).toMatchObject({ status: 204 });
        expect(await signIn(elsewhere)).toMatchObject({ status: 200, body: { next: 'second-factor' } });
        const code = authenticator.codeAt(freshStepAfter(spentStep));
        expect(await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code })).toMatchObject({
          status: 200,
          body: { next: 'signed-in' },
        });
        expect(new Set(await checks())).toEqual(new Set([200]));
        expect(await browser.post('/api/two-factor/deactivation', {})).toMatchObject({ status: 202 });
        const mailed = provider.codeFor(demoMember.email);
        expect(await elsewhere.post('/api/two-factor/deactivation/confirm', { code: mailed })).toMatchObject({
          status: 200,
        });
        expect(await browser.get('/api/two-factor')).toMatchObject({ status: 200, body: { status: 'inactive' } });

        const servers = await empty.query<{ count: number }>(`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name like 'countersign%'`);
        expect(servers[0]?.count).toBeLessThanOrEqual(4);
        for (const each of [first, second]) {
          expect(await each.stop()).toEqual({ code: 0, signal: null });
          expect(each.process.stdout).not.toMatch(/"level":"(warn|error)"/);
          expect(each.process.stderr).toBe('');
        }
        await pooler[Symbol.asyncDispose]();
        await empty.close();
      },
    );

    test('in session mode a replica serves', async () => {
      await using pooler = await startPgBouncer(program, database.url, SESSION_MODE);
      await using server = await startServer(settingsOn(pooler.url));
      expect(await signIn(openBrowser(server))).toMatchObject({ status: 200 });
    });

    test('a start that waits for another that migrates says so', async () => {
      await using pooler = await startPgBouncer(program, database.url, SESSION_MODE);
      const release = await lockedMigrations(database.url);
      const [newest] = await database.query<{ hash: string; at: string }>(`delete from drizzle.__drizzle_migrations
        where created_at = (select max(created_at) from drizzle.__drizzle_migrations)
        returning hash, created_at as at`);
      await using server = await launchServer(settingsOn(pooler.url));
      await until('it says what it waits for', () =>
        server.process.stdout.includes('"for":"another start that migrates: it holds the advisory lock"'),
      );
      await database.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
        newest?.hash,
        newest?.at,
      ]);
      await release();
      await until('it is ready', () => isReady(server.port));
    });

    test('one that forgets prepared statements is refused', async () => {
      const older = ['pool_mode = transaction', ...(tooOld ? [] : ['max_prepared_statements = 0'])];
      await using pooler = await startPgBouncer(program, database.url, older);
      // Whatever the one before has left on the pooler's connections.
      for (let start = 0; start < 2; start += 1) {
        expect(await refusalOf(settingsOn(pooler.url))).toEqual([
          'The connection pooler of DATABASE_URL loses prepared statements. Use PgBouncer 1.21 or newer with max_prepared_statements = 200, or session mode.',
        ]);
      }
    });

    test('one in statement mode is refused', async () => {
      await using pooler = await startPgBouncer(program, database.url, ['pool_mode = statement']);
      expect(await refusalOf(settingsOn(pooler.url))).toEqual([
        'The connection pooler of DATABASE_URL is in statement mode. Set pool_mode = transaction there.',
      ]);
    });

    test('one behind which statements have no time limit is refused, with what to do', async () => {
      await limitStatements(database, '0');
      await using pooler = await startPgBouncer(program, database.url, SESSION_MODE);
      expect(await refusalOf(settingsOn(pooler.url))).toEqual([
        `Behind the connection pooler of DATABASE_URL statements have no time limit. Run alter role "postgres" set statement_timeout = '8s' in the database, then RECONNECT in the pooler.`,
      ]);
      await limitStatements(database);
    });

    test('what it refuses itself is told in its words', async () => {
      await using pooler = await startPgBouncer(program, database.url, SESSION_MODE);
      expect(await refusalOf(settingsOn(`${pooler.url}?statement_timeout=5000`))).toEqual([
        'The connection pooler of DATABASE_URL refuses: unsupported startup parameter: statement_timeout. Correct its settings, or DATABASE_URL.',
      ]);
    });
  },
);
