import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { builtAccounts, requireBuild } from '../../kit/built.ts';
import { type Environment, startNode } from '../../kit/child.ts';
import { startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { refusal, startMailProvider } from '../kit/mail-provider.ts';
import { copiedDataFolder } from '../kit/prepared-data-folder.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

const PASSWORD = 'seven otters juggle warm pebbles';
const MOMENT = String.raw`\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC`;

let database: TestDatabase;

beforeAll(async () => {
  requireBuild();
  database = await emptyTestDatabase(inject('postgresUrl'));
});
afterAll(() => database?.close());

async function run(environment: Environment, ...args: string[]) {
  await using command = startNode(builtAccounts, { args, environment });
  const { code } = await command.exited;
  return { code, stdout: command.stdout, stderr: command.stderr };
}

const accounts = (...args: string[]) => run(onPostgres(database.url), ...args);
const said = (stdout: string) => ({ code: 0, stdout: `${stdout}\n`, stderr: '' });
const complained = (stderr: string) => ({ code: 1, stdout: '', stderr: `${stderr}\n` });

const tokenIn = (text = '') => /\/invitation#(\S+)/.exec(text)?.[1] ?? '';

test('somebody is invited, is mailed a link once a server runs, and makes their account', async () => {
  await using provider = await startMailProvider();
  const settings = { ...onPostgres(database.url), RESEND_BASE_URL: `http://127.0.0.1:${provider.port}` };
  expect(await accounts('list')).toEqual(said('Nobody is invited.'));
  expect(await accounts('invite', 'Ann@Example.com', '--name', 'Ann Lee')).toEqual(
    said('Invited ann@example.com. A server that runs mails the link within a minute; it counts for 3 days.'),
  );
  expect(await accounts('invite', 'ann@example.com')).toEqual(
    complained('ann@example.com is invited already. "pnpm accounts resend ann@example.com" mails a new link.'),
  );
  expect((await accounts('list')).stdout).toMatch(
    new RegExp(`^ann@example\\.com  Ann Lee  invited ${MOMENT}, counts until ${MOMENT}, not mailed yet\\n$`),
  );

  await using server = await startServer(settings);
  await until('the invitation is mailed', () => provider.textsFor('ann@example.com').length > 0);
  const [text] = provider.textsFor('ann@example.com');
  expect(text).toContain('Hello Ann Lee.');
  await until('it is noted', async () => !(await accounts('list')).stdout.includes('not mailed'));

  const browser = openBrowser(server);
  const token = tokenIn(text);
  expect(await browser.post('/api/invitation', { token })).toMatchObject({ status: 200, body: { name: 'Ann Lee' } });
  expect(await browser.post('/api/invitation/accept', { token, password: PASSWORD })).toMatchObject({ status: 200 });
  expect(await browser.get('/api/session')).toMatchObject({ body: { account: { email: 'ann@example.com' } } });

  expect(await accounts('list')).toEqual(said('Nobody is invited.'));
  for (const command of ['invite', 'resend']) {
    expect(await accounts(command, 'ann@example.com')).toEqual(
      complained('There is an account for ann@example.com already.'),
    );
  }
});

test('a link is sent again and withdrawn; what the provider does not take is tried again and said in the list', async () => {
  await using provider = await startMailProvider();
  provider.answerForAll(refusal(500, 'internal_server_error'));
  await accounts('invite', 'bo@example.com', '--language', 'zh-CN');
  expect(await accounts('resend', 'bo@example.com')).toEqual(
    said('Invited bo@example.com again. A server that runs mails the link within a minute.'),
  );
  const settings = { ...onPostgres(database.url), RESEND_BASE_URL: `http://127.0.0.1:${provider.port}` };
  await using server = await startServer(settings);
  await until('both are tried', () => new Set(provider.asked.map(({ idempotencyKey }) => idempotencyKey)).size === 2);
  expect((await accounts('list')).stdout).toContain(', not mailed yet');
  await server.stop();

  provider.answerForAll(null);
  await database.query('update invitations set due_at = now() where due_at is not null');
  await using restarted = await startServer(settings);
  await until('both are mailed', () => provider.textsFor('bo@example.com').length === 2);
  const tokens = provider.textsFor('bo@example.com').map(tokenIn);
  expect(new Set(tokens).size).toBe(2);

  expect(await accounts('withdraw', 'bo@example.com')).toEqual(
    said('Withdrawn: no link that bo@example.com was sent works any more.'),
  );
  for (const token of tokens) {
    const answer = await openBrowser(restarted).post('/api/invitation/accept', { token, password: PASSWORD });
    expect(answer).toMatchObject({ status: 410, body: { code: 'link_gone' } });
  }
  expect(await accounts('withdraw', 'bo@example.com')).toEqual(
    complained('There is no open invitation for bo@example.com.'),
  );
  expect(await accounts('resend', 'bo@example.com')).toEqual(
    complained('There is no open invitation for bo@example.com. "pnpm accounts invite bo@example.com" makes one.'),
  );
});

test.each([
  [['invite', 'cy'], 'cy is not an email address that mail can be sent to.'],
  [['invite', 'cy@example.com', '--name', ' '], 'A name is one line of at most 100 characters.'],
  [['invite', 'cy@example.com', '--name', 'Cy\nBcc: eve@example.com'], 'A name is one line of at most 100 characters.'],
])('an invitation is refused: %o', async (args, sentence) => {
  expect(await accounts(...args)).toEqual(complained(sentence));
});

test.each([
  [['invite']],
  [['invite', 'cy@example.com', 'dee@example.com']],
  [['invite', 'cy@example.com', '--language', 'fr']],
  [['invite', 'cy@example.com', '--password', PASSWORD]],
  [['resend']],
  [['withdraw', 'cy@example.com', 'dee@example.com']],
  [['list', '--all']],
])('how it is used is told to who says %o', async (args) => {
  expect(await accounts(...args)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Usage: pnpm accounts add/),
  });
  expect(await database.query("select from invitations where email = 'cy@example.com'")).toEqual([]);
});

test('on the embedded database an invitation is made while no server runs, and mailed once one does', async () => {
  using folder = await copiedDataFolder();
  await using provider = await startMailProvider();
  const settings = { DATA_DIR: folder.path, RESEND_BASE_URL: `http://127.0.0.1:${provider.port}` };
  {
    await using server = await startServer(settings);
    expect(await run(settings, 'invite', 'dee@example.com')).toEqual(
      complained(
        `Another process is using the data folder ${folder.path}: stop the server, run the command again and start the server afterwards, or use a Postgres by DATABASE_URL, where commands run beside servers.`,
      ),
    );
    await server.stop();
  }
  expect((await run(settings, 'invite', 'dee@example.com')).code).toBe(0);
  await using server = await startServer(settings);
  await until('the invitation is mailed', () => provider.textsFor('dee@example.com').length > 0);
  const token = tokenIn(provider.textsFor('dee@example.com')[0]);
  const accepted = await openBrowser(server).post('/api/invitation/accept', { token, password: PASSWORD });
  expect(accepted).toMatchObject({ status: 200, body: { next: 'signed-in' } });
});
