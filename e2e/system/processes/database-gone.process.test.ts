import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cookieHeaderOf } from '@countersign/bff/testing/cookie-jar';
import { type RawConnection, rawConnection, requestOf } from '@countersign/bff/testing/raw-connection';
import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { DEMO_PASSWORD } from '../../kit/demo-accounts.ts';
import type { Answer } from '../../kit/exchange.ts';
import { isReady, type Server, startServer, statusOf } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { type Browser, openBrowser } from '../kit/http-browser.ts';
import { sessionStatus, signIn } from '../kit/member.ts';
import { type OwnPostgres, ownPostgres } from '../kit/own-postgres.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

let postgres: OwnPostgres;
let database: TestDatabase;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  const shared = await emptyTestDatabase(inject('postgresUrl'));
  postgres = await ownPostgres(shared.query);
  await shared.close();
  await postgres.start();
  database = await emptyTestDatabase(postgres.url);
  server = await startServer(onPostgres(database.url));
});

beforeEach(async () => {
  browser = openBrowser(server);
  expect(await signIn(browser)).toMatchObject({ status: 200 });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await postgres?.[Symbol.asyncDispose]();
});

const unavailable = {
  status: 503,
  headers: { 'retry-after': expect.stringMatching(/^[1-9][0-9]*$/), 'content-type': 'application/problem+json' },
  body: { code: 'unavailable' },
};

/** One of each kind that asks the database. Without an answer nobody knows whether it was done, sign-out included. */
const everyKind = (caller: Browser): Promise<Answer>[] => [
  signIn(openBrowser(server)),
  caller.get('/api/session'),
  caller.delete('/api/session'),
  caller.get('/api/two-factor'),
  caller.post('/api/two-factor/activation', {}),
  caller.post('/api/two-factor/deactivation', {}),
  caller.post('/api/step-up', { password: DEMO_PASSWORD }),
];

async function expectRecovery() {
  await until('the server is ready again', () => isReady(server.port));
  expect(await sessionStatus(browser)).toBe(200);
  expect(await signIn(openBrowser(server))).toMatchObject({ status: 200 });
  expect(server.process.stdout).not.toContain('"unexpected"');
  expect(server.process.stderr).toBe('');
}

test('without its database the server says so, stays up, and goes on when the database is back', async () => {
  let isStopped = false;
  const seenMeanwhile = new Set<number>();
  const keepAsking = async () => {
    while (!isStopped) seenMeanwhile.add(await sessionStatus(browser));
  };
  const askers = Array.from({ length: 8 }, keepAsking);
  await postgres.stop();
  await until('an asker has noticed', () => seenMeanwhile.has(503));
  isStopped = true;
  await Promise.all(askers);
  expect([...seenMeanwhile].filter((status) => status !== 200 && status !== 503)).toEqual([]);

  for (const answer of await Promise.all(everyKind(browser))) expect(answer).toMatchObject(unavailable);
  expect(await browser.get('/api/health/ready')).toMatchObject(unavailable);
  expect(await statusOf(server.port, '/api/health/live')).toBe(200);
  expect(await browser.get('/settings/two-factor')).toMatchObject({
    status: 200,
    body: expect.stringContaining('<html'),
  });

  await postgres.start();
  await expectRecovery();
});

const backendsOfServers = () =>
  database.query<{ pid: number }>(`select pid from pg_stat_activity where application_name = 'countersign'`);

/** Under requests, as many as it takes until more than two connections are open. */
async function freezeUnderRequests() {
  await until('more than two connections are open', async () => {
    await Promise.all(Array.from({ length: 12 }, () => sessionStatus(browser)));
    return (await backendsOfServers()).length > 2;
  });
  postgres.freeze((await backendsOfServers()).map(({ pid }) => pid));
}

test('while its database is frozen every request ends in an answer, and all is well afterwards', async () => {
  const caller = openBrowser(server);
  await signIn(caller);
  await freezeUnderRequests();
  // More at once than the pool has connections.
  const answers = await Promise.all([...everyKind(caller), ...everyKind(caller), ...everyKind(caller)]);
  for (const answer of answers) expect(answer).toMatchObject(unavailable);
  expect(await browser.get('/api/health/ready')).toMatchObject(unavailable);
  expect(await statusOf(server.port, '/api/health/live')).toBe(200);

  postgres.thaw();
  await expectRecovery();
});

/** Its 100 (RFC 9110 §10.1.1) says that the request has arrived, long before there is an answer. */
async function askForSession({ cookies }: Browser): Promise<RawConnection> {
  const { Cookie } = cookieHeaderOf(cookies);
  const connection = await rawConnection(server.port);
  const lines = ['GET /api/session HTTP/1.1', 'Host: localhost', `Cookie: ${Cookie}`];
  connection.send(requestOf(...lines, 'Expect: 100-continue', 'Connection: close'));
  return connection;
}

const statusesIn = (received: string) =>
  [...received.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

test('a freeze that passes soon costs nobody an answer', async () => {
  await freezeUnderRequests();
  const asking = await Promise.all(Array.from({ length: 5 }, () => askForSession(browser)));
  await until('all have arrived', () => asking.every(({ received }) => received !== ''));
  // By now they wait for the database: what arrived after them has its answer.
  expect(await statusOf(server.port, '/api/health/live')).toBe(200);
  expect(asking.map(({ received }) => statusesIn(received))).toEqual(Array(5).fill([100]));
  postgres.thaw();
  const answers = await Promise.all(asking.map(({ closed }) => closed));
  expect(answers.map(statusesIn)).toEqual(Array(5).fill([100, 200]));
  await expectRecovery();
});

test('a stop is a stop, also while the database is frozen', async () => {
  await using other = await startServer(onPostgres(database.url));
  const caller = openBrowser(other);
  await signIn(caller);
  await Promise.all(Array.from({ length: 12 }, () => sessionStatus(caller)));
  await freezeUnderRequests();
  expect(await other.stop()).toEqual({ code: 0, signal: null });
  postgres.thaw();
  await expectRecovery();
});

async function expectReadOnly(caller: Browser) {
  for (const answer of await Promise.all(everyKind(caller))) expect(answer).toMatchObject(unavailable);
  expect(await caller.get('/api/health/ready')).toMatchObject(unavailable);
  expect(await statusOf(server.port, '/api/health/live')).toBe(200);
}

test('a database that takes no changes is away, until it takes them again', async () => {
  await database.query('alter system set default_transaction_read_only = on');
  await database.query('select pg_reload_conf()');
  await until('it takes no changes', async () => (await sessionStatus(browser)) === 503);
  await expectReadOnly(browser);
  await database.query('alter system reset default_transaction_read_only');
  await database.query('select pg_reload_conf()');
  await expectRecovery();
});

test('a standby in the place of the primary is away, until it is promoted', async () => {
  await postgres.stop();
  writeFileSync(join(postgres.folder, 'standby.signal'), '');
  await postgres.start();
  await expectReadOnly(browser);
  await database.query('select pg_promote()');
  await expectRecovery();
});
