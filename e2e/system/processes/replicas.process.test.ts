import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyTestDatabase, migrationsFolder, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Server, startServer } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { activate, freshStepAfter, sessionStatus, signIn } from '../kit/member.ts';
import { schemaOf } from '../kit/schema-of.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

let migrated: TestDatabase;
let database: TestDatabase;
let replicas: [Server, Server, Server];

beforeAll(async () => {
  migrated = await emptyTestDatabase(inject('postgresUrl'));
  database = await emptyTestDatabase(inject('postgresUrl'));
  await database.query('drop schema public cascade; drop schema drizzle cascade; create schema public');
  const settings = onPostgres(database.url);
  replicas = await Promise.all([startServer(settings), startServer(settings), startServer(settings)]);
});

afterAll(async () => {
  await Promise.all(replicas?.map((replica) => replica[Symbol.asyncDispose]()) ?? []);
  await Promise.all([database?.close(), migrated?.close()]);
});

test('replicas that start at once on an empty database migrate it once', async () => {
  const schema = await schemaOf(database);
  expect(schema.length).toBeGreaterThan(50);
  expect(schema).toEqual(await schemaOf(migrated));

  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8'));
  const applied = await database.query('select hash from drizzle.__drizzle_migrations');
  expect(applied).toHaveLength(journal.entries.length);
  expect(await database.query('select email from accounts')).toEqual([{ email: 'demo@example.com' }]);
  for (const { process } of replicas) {
    expect(process.stderr).toBe('');
    expect(process.stdout).not.toMatch(/"level":"(warn|error)"/);
  }
});

test('a session is one on all of them, until any of them ends it', async () => {
  const [a, b, c] = replicas;
  const browser = openBrowser(a);
  expect(await signIn(browser)).toMatchObject({ status: 200 });
  const stolen = new Map(browser.cookies);
  expect(await sessionStatus(browser.at(b))).toBe(200);
  expect(await browser.at(a).delete('/api/session')).toMatchObject({ status: 204 });
  for (const replica of [a, b, c]) expect(await sessionStatus(openBrowser(replica, stolen))).toBe(401);
});

test('a challenge opened by one is answered at another, and a code counts once among them all', async () => {
  const [a, b, c] = replicas;
  const member = openBrowser(a);
  await signIn(member);
  const { authenticator, confirmation, spentStep } = await activate(member);
  expect(confirmation).toMatchObject({ status: 200 });

  const browsers = await Promise.all(
    replicas.map(async (replica) => {
      const browser = openBrowser(replica);
      expect(await signIn(browser)).toMatchObject({ body: { next: 'second-factor' } });
      return browser;
    }),
  );
  const code = authenticator.codeAt(freshStepAfter(spentStep));
  const elsewhere = [b, c, a];
  const verifications = await Promise.all(
    browsers.map((browser, index) =>
      browser.at(elsewhere[index] ?? a).post('/api/sign-in/challenge/verify', { factor: 'authenticator', code }),
    ),
  );
  expect(verifications.map(({ status }) => status).toSorted()).toEqual([200, 422, 422]);
  expect(await Promise.all(browsers.map(sessionStatus))).toSatisfy(
    (statuses: number[]) => statuses.filter((status) => status === 200).length === 1,
  );
});
