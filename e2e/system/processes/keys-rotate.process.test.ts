import { stepNow } from '@countersign/bff/testing/authenticator-app';
import type { Keyring } from '@countersign/crypto';
import { openTransaction } from '@countersign/database/testing';
import { beforeAll, expect, test, vi } from 'vitest';
import { builtKeysRotate, requireBuild } from '../../kit/built.ts';
import { type Child, startNode } from '../../kit/child.ts';
import { DEMO_PASSWORD } from '../../kit/demo-accounts.ts';
import { startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { activate, signIn } from '../kit/member.ts';
import { type RotatedDatabase, rotatedDatabase } from '../kit/rotated-database.ts';
import { addAuthenticators, someKey, whatOpens } from '../kit/sealed-rows.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 2 });
beforeAll(requireBuild);

const [older, newer, lost] = [someKey('older'), someKey('newer'), someKey('lost')];
const rotating: Keyring = [newer, older];

const rotation = (database: RotatedDatabase, keyring = rotating): Child =>
  startNode(builtKeysRotate, { environment: database.settings(keyring) });

async function rotate(database: RotatedDatabase, keyring?: Keyring) {
  await using command = rotation(database, keyring);
  const { code } = await command.exited;
  return { code, stdout: command.stdout, stderr: command.stderr };
}

const seen = (done: number, total: number, resealed = done) =>
  `${done} of ${total} secrets under older keys seen to, ${resealed} sealed anew.`;
const seals = (rows: string) => `newer seals, and is needed for ${rows}.`;
const mayGo = 'older is needed for nothing. It may go from SECRET_KEYS once every server seals with newer.';
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');

test.concurrent('whatever an older key sealed is sealed with the newest, batch by batch', async () => {
  await using database = await rotatedDatabase();
  const rows = await addAuthenticators(database, [older], 450);
  const others = await addAuthenticators(database, [newer], 3);
  expect(await rotate(database)).toEqual({
    code: 0,
    stdout: lines(seen(0, 450), seen(200, 450), seen(400, 450), seen(450, 450), seals('453 authenticators'), mayGo),
    stderr: '',
  });
  expect(await whatOpens(database, rotating, [...rows, ...others])).toHaveLength(453);
  expect(await rotate(database)).toEqual({
    code: 0,
    stdout: lines(seen(0, 0), seals('453 authenticators'), mayGo),
    stderr: '',
  });
});

test.concurrent('a keyring of one key leaves nothing to do', async () => {
  await using database = await rotatedDatabase();
  expect(await rotate(database, [newer])).toEqual({
    code: 0,
    stdout: lines(seen(0, 0), seals('nothing yet')),
    stderr: '',
  });
});

test.concurrent.each([
  ['SIGINT', { code: 130, signal: null }, 400],
  ['SIGTERM', { code: 143, signal: null }, 400],
  ['SIGKILL', { code: null, signal: 'SIGKILL' }, 200],
] as const)(
  '%s in the middle of a batch leaves every row whole, and the next run goes on',
  async (signal, exit, done) => {
    await using database = await rotatedDatabase();
    const rows = await addAuthenticators(database, [older], 600);
    await using command = rotation(database);
    const release = await lockedAuthenticator(database, rows[250]);
    await until('the second batch waits', () => areWaiting(database, 1));
    command.kill(signal);
    await until('it has heard', () => command.hasExited || command.stdout.includes('Stopping after this batch.\n'));
    // A terminal and a parent each send one.
    command.kill(signal);
    await release();
    expect(await command.exited).toEqual(exit);
    expect(command.stderr).toBe('');
    const stopped = ['Stopping after this batch.', seen(400, 600), seals('400 authenticators')];
    const report = [...stopped, 'older is still needed for 200 authenticators.', 'Stopped. Run it again to go on.'];
    expect(command.stdout).toBe(lines(seen(0, 600), seen(200, 600), ...(signal === 'SIGKILL' ? [] : report)));
    // A statement that had been sent may still be carried out once nobody waits for its answer.
    await until('nothing goes on', async () => (await whatOpens(database, rotating, rows)).length >= done);

    expect(await rotate(database)).toMatchObject({ code: 0, stdout: expect.stringContaining(mayGo) });
    expect(await whatOpens(database, rotating, rows)).toHaveLength(600);
  },
);

test.concurrent('two rotations at once share the work', async () => {
  await using database = await rotatedDatabase();
  const rows = await addAuthenticators(database, [older], 1_000);
  const release = await lockedAuthenticator(database, rows[0]);
  const commands = [rotate(database), rotate(database)];
  await until('both wait with the same batch', () => areWaiting(database, 2));
  await release();
  const both = await Promise.all(commands);
  expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(2).fill({ code: 0, stderr: '' }));
  const resealed = both.map(({ stdout }) => Number([...stdout.matchAll(/(\d+) sealed anew/g)].at(-1)?.[1]));
  expect(resealed.reduce((sum, each) => sum + each)).toBe(1_000);
  expect(await whatOpens(database, rotating, rows)).toHaveLength(1_000);
});

test.concurrent('rows that do not open are counted and left as they are, and all others are sealed anew', async () => {
  await using database = await rotatedDatabase();
  const rows = await addAuthenticators(database, [older], 250);
  const [first, second] = rows;
  await database.query(
    `update authenticators t set sealed_secret = o.sealed_secret from authenticators o
    where (t.id, o.id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
    [first?.authenticatorId, second?.authenticatorId],
  );
  await addAuthenticators(database, [lost], 3);
  const left = () => database.query(`select * from authenticators where key_id <> 'newer' order by id`);
  const before = await database.query(
    `select * from authenticators where key_id = 'lost' or id in ($1, $2) order by id`,
    [first?.authenticatorId, second?.authenticatorId],
  );
  expect(await rotate(database)).toEqual({
    code: 1,
    stdout: lines(
      seen(0, 250),
      seen(200, 250, 198),
      seen(250, 250, 248),
      seals('248 authenticators'),
      'older is still needed for 2 authenticators.',
      'lost is missing, and needed for 3 authenticators.',
    ),
    stderr: lines(
      'The database needs keys that are not in SECRET_KEYS: lost for 3 authenticators. Put them back, after the first one; "pnpm keys:rotate" tells when a key may go.',
      '2 secrets did not open under the key that is named for it: altered, or sealed under another key of that name. Put that key or the row back; nothing was changed.',
    ),
  });
  expect(await left()).toEqual(before);
  expect(await whatOpens(database, rotating, rows.slice(2))).toHaveLength(248);
});

test('sign-ins go on while the keys are rotated', async () => {
  await using database = await rotatedDatabase();
  const emails = ['ann@example.com', 'bob@example.com', 'eve@example.com'];
  const DEMO_ACCOUNTS = emails.join();
  const members = await (async () => {
    await using server = await startServer({ ...database.settings([older]), DEMO_ACCOUNTS });
    return await Promise.all(
      emails.map(async (email) => {
        const browser = openBrowser(server);
        await signIn(browser, { email, password: DEMO_PASSWORD });
        const { authenticator, confirmation } = await activate(browser);
        expect(confirmation.status).toBe(200);
        return { email, authenticator };
      }),
    );
  })();
  const rows = await addAuthenticators(database, [older], 3_000);

  const signInAt = async (
    place: { port: number; consoleOrigin: string },
    { authenticator, email }: (typeof members)[number],
  ) => {
    const browser = openBrowser(place);
    expect((await signIn(browser, { email, password: DEMO_PASSWORD })).status).toBe(200);
    await database.query(
      'update authenticators t set last_step = 0 from accounts a where a.id = t.account_id and a.email = $1',
      [email],
    );
    const code = authenticator.codeAt(stepNow());
    const answer = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
    expect(answer).toMatchObject({ status: 200, body: { next: 'signed-in' } });
  };

  await using server = await startServer(database.settings(rotating));
  await using command = rotation(database);
  const signIns = await Promise.all(
    members.map(async (member) => {
      let count = 0;
      do {
        await signInAt(server, member);
        count += 1;
      } while (!command.hasExited);
      return count;
    }),
  );
  expect(Math.min(...signIns)).toBeGreaterThan(0);
  expect(await command.exited).toEqual({ code: 0, signal: null });
  expect(command.stdout).toContain(mayGo);
  expect(await whatOpens(database, rotating, rows)).toHaveLength(3_000);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  expect(server.process.stdout).not.toMatch(/"level":"error"/);

  await using rotated = await startServer(database.settings([newer]));
  for (const member of members) await signInAt(rotated, member);
});

/** A rotation waits where it comes to this one, until the answered function is called. */
const lockedAuthenticator = ({ url }: RotatedDatabase, row: { authenticatorId: string } | undefined) =>
  openTransaction(url, `select 1 from authenticators where id = '${row?.authenticatorId}' for update`);

/** Whether so many statements wait for a lock. */
const areWaiting = async ({ query }: RotatedDatabase, statements: number) =>
  (await query("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
    .length === statements;
