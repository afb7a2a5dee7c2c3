import { statSync } from 'node:fs';
import { join } from 'node:path';
import { figure } from '@countersign/bff/testing/figure';
import { urlOfServingRole, urlWithoutGrants } from '@countersign/bff/testing/serving-role';
import { emptyTestDatabase, type ScratchFolder, scratchFolder, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { Environment } from '../../kit/child.ts';
import { type Server, startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { type Browser, openBrowser } from '../kit/http-browser.ts';
import { type MailProvider, startMailProvider } from '../kit/mail-provider.ts';
import { demoMember, freshStepAfter, sessionStatus, signIn } from '../kit/member.ts';
import { type OwnPostgres, ownPostgres } from '../kit/own-postgres.ts';
import { refusalOf } from '../kit/refusal.ts';
import { rightsOf, schemaOf } from '../kit/schema-of.ts';
import { secretKeysOf, someKey } from '../kit/sealed-rows.ts';
import { onPostgres } from '../kit/settings.ts';
import { dumpOf } from '../security/kit/leaks/dump.ts';
import { secrets as noSecrets } from '../security/kit/leaks/secrets.ts';
import { commandOfGuide, follow } from './kit/guide.ts';
import { findPgDump } from './kit/pg-dump.ts';
import { asAtBackup, continueScenario, findingsOf, playScenario, type Scenario, verify } from './kit/scenario.ts';

vi.setConfig(longTimeouts);

const DUMP = 'countersign.dump';
const found = await findPgDump();
if ('missing' in found) figure(`no dump is rehearsed. ${found.missing}`);

describe.skipIf('missing' in found)(`a dump${'missing' in found ? ` (${found.missing})` : ''}`, () => {
  let folder: ScratchFolder;
  let mail: MailProvider;
  let database: TestDatabase;
  /** Which has never seen the product. */
  let another: OwnPostgres;
  let restored: TestDatabase;
  let settings: Environment;
  let withoutRole: string;
  let replicas: [Server, Server];
  let scenario: Scenario;
  let begunSince: Browser;
  let rowsAtBackup: string[];
  let rowsRestored: string[];

  const settingsFor = (url: string) => ({ ...onPostgres(url), RESEND_BASE_URL: `http://127.0.0.1:${mail.port}` });
  const rowsOf = async ({ query }: TestDatabase) => (await dumpOf(query)).split('\n').toSorted();
  const programs = 'folder' in found ? [found.folder] : [];
  const run = (command: string, environment: Environment = {}) => follow(command, environment, folder.path, programs);

  beforeAll(async () => {
    folder = scratchFolder();
    mail = await startMailProvider();
    database = await emptyTestDatabase(inject('postgresUrl'));
    another = await ownPostgres(database.query);
    await another.start();
    restored = await databaseWithoutAnything(another.url);

    await using original = await startServer(settingsFor(await urlOfServingRole(database)));
    scenario = await playScenario(original);
    await until('the notice is sent', async () => (await database.query('select 1 from notices')).length === 0);
    rowsAtBackup = await rowsOf(database);
    await run(commandOfGuide('pg_dump'), { DATABASE_URL: database.url });
    begunSince = await continueScenario(scenario, original);
    await original.stop();

    const restore = () => run(commandOfGuide('pg_restore'), { EMPTY_DATABASE_URL: restored.url });
    withoutRole = await restore().catch(String);
    settings = settingsFor(await urlWithoutGrants(restored));
    await restore();
    rowsRestored = await rowsOf(restored);
    replicas = await Promise.all([startServer(settings), startServer(settings)]);
  });

  afterAll(async () => {
    await Promise.all(replicas?.map((replica) => replica[Symbol.asyncDispose]()) ?? []);
    await Promise.all([database?.close(), another?.[Symbol.asyncDispose](), mail?.[Symbol.asyncDispose]()]);
    folder?.[Symbol.dispose]();
  });

  test('gives back every row, the schema and the rights to a Postgres that knew nothing, and replicas go on from there', async () => {
    figure(`${rowsAtBackup.length} lines of rows in a dump of ${statSync(join(folder.path, DUMP)).size} bytes`);
    expect(rowsRestored).toEqual(rowsAtBackup);
    expect(await schemaOf(restored)).toEqual(await schemaOf(database));
    expect(await rightsOf(restored)).toEqual(await rightsOf(database));
    const { findings } = await findingsOf(scenario, begunSince, replicas);
    expect(findings).toMatchObject(asAtBackup(replicas));
  });

  test('names the role that serves, without which nothing is restored', () => {
    expect(withoutRole).toContain('role "countersign_serving" does not exist');
  });

  test('SEC-35 is refused by a start without its keys', async () => {
    const SECRET_KEYS = secretKeysOf([someKey('another')]);
    expect(await refusalOf({ ...settings, SECRET_KEYS })).toEqual([
      expect.stringContaining('needs keys that are not in SECRET_KEYS: test for 1 authenticator.'),
    ]);
  });

  test('SEC-89, SEC-36 opens no second factor under a key that only has the name', async () => {
    await using thief = await startServer({ ...settings, SECRET_KEYS: secretKeysOf([someKey('test')]) });
    const browser = openBrowser(thief);
    expect(await signIn(browser)).toMatchObject({ body: { next: 'second-factor' } });
    const code = scenario.authenticator.codeAt(freshStepAfter(scenario.spentStep));
    expect(await verify(browser, code)).toMatchObject({ status: 503 });
    expect(await sessionStatus(browser)).toBe(401);
  });

  test('SEC-89, SEC-34 holds nothing to sign in with', async () => {
    const dump = await run(`pg_restore --file=- ${DUMP}`);
    const { authenticator, gone, halfway, spentStep, staying } = scenario;
    const secrets = noSecrets();
    secrets.add('the password', demoMember.password);
    secrets.add('the bytes of a key', authenticator.secret);
    secrets.add('a code of the app', authenticator.codeAt(spentStep));
    secrets.add('a mailed code', mail.codeFor(demoMember.email));
    for (const { cookies } of [staying, halfway, gone, begunSince])
      for (const [name, token] of cookies) {
        secrets.add(`a token of the cookie ${name}`, token);
        secrets.add(`the bytes of a token of the cookie ${name}`, Buffer.from(token, 'base64url'));
      }
    figure(`${secrets.size} secrets, searched for in a dump of ${dump.length} characters`);
    expect(secrets.size).toBeGreaterThan(12);
    for (const table of ['authenticators', 'email_codes', 'sessions']) expect(dump).toContain(`COPY public.${table} (`);
    expect(dump).toContain(demoMember.email);
    expect(secrets.findIn(dump)).toEqual([]);
  });
});

/** As a new one is, without so much as the migrations. */
async function databaseWithoutAnything(serverUrl: string): Promise<TestDatabase> {
  const [database, beside] = [await emptyTestDatabase(serverUrl), await emptyTestDatabase(serverUrl)];
  const name = new URL(database.url).pathname.slice(1);
  await beside.query(`drop database ${name} with (force)`);
  await beside.query(`create database ${name}`);
  await beside.close();
  return database;
}
