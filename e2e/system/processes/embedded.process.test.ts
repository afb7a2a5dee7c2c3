import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { builtAccounts } from '../../kit/built.ts';
import { startNode } from '../../kit/child.ts';
import { launchServer, startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { type Browser, openBrowser } from '../kit/http-browser.ts';
import { activate, demoMember, freshStepAfter, sessionStatus, signIn } from '../kit/member.ts';
import { copiedDataFolder, preparedDataFolder } from '../kit/prepared-data-folder.ts';

vi.setConfig(longTimeouts);

test('the generated keys are for their owner only, and a session outlives a restart', async () => {
  using folder = await copiedDataFolder();
  expect(statSync(join(await preparedDataFolder(), 'secret-keys')).mode & 0o777).toBe(0o600);

  await using first = await startServer({ DATA_DIR: folder.path });
  const browser = openBrowser(first);
  expect(await signIn(browser)).toMatchObject({ status: 200, body: { next: 'signed-in' } });
  expect(await first.stop()).toEqual({ code: 0, signal: null });

  await using second = await startServer({ DATA_DIR: folder.path });
  expect(await browser.at(second).get('/api/session')).toMatchObject({
    status: 200,
    body: { account: { email: demoMember.email } },
  });
});

test('a folder in use is refused to a second server and to the accounts command', async () => {
  using folder = await copiedDataFolder();
  await using holder = await startServer({ DATA_DIR: folder.path });

  await using second = await launchServer({ DATA_DIR: folder.path });
  await using command = startNode(builtAccounts, {
    args: ['add', 'alice@example.com'],
    environment: { DATA_DIR: folder.path },
    input: 'orchard-lantern-thimble',
  });
  for (const refused of [second.process, command]) expect(await refused.exited).toEqual({ code: 1, signal: null });
  expect(second.process.stderr).toBe(
    `Another process is using the data folder ${folder.path}. Stop it first, or set DATA_DIR to another folder.\n`,
  );
  expect(command.stderr).toBe(
    `Another process is using the data folder ${folder.path}: stop the server, run the command again and start the server afterwards, or use a Postgres by DATABASE_URL, where commands run beside servers.\n`,
  );

  const browser = openBrowser(holder);
  const alice = { email: 'alice@example.com', password: 'orchard-lantern-thimble' };
  expect(await signIn(browser, alice)).toMatchObject({ status: 422, body: { code: 'wrong_credentials' } });
  expect(await signIn(browser)).toMatchObject({ status: 200 });
});

test('an activation that was answered survives kill -9, with the code it used up', async () => {
  using folder = await copiedDataFolder();
  await using killed = await startServer({ DATA_DIR: folder.path });
  const before = openBrowser(killed);
  await signIn(before);
  const { authenticator, confirmation, spentStep } = await activate(before);
  expect(confirmation).toMatchObject({ status: 200, body: { twoFactor: { status: 'active' } } });
  await killed.killAtOnce();

  await using server = await startServer({ DATA_DIR: folder.path });
  expect(await sessionStatus(before.at(server))).toBe(200);
  const browser = openBrowser(server);
  expect(await signIn(browser)).toMatchObject({ status: 200, body: { next: 'second-factor' } });
  const verify = (code: string) => browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
  expect(await verify(authenticator.codeAt(spentStep))).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
  expect(await verify(authenticator.codeAt(freshStepAfter(spentStep)))).toMatchObject({
    status: 200,
    body: { next: 'signed-in' },
  });
});

test('no session that was answered is lost by kill -9 in the middle of many', async () => {
  using folder = await copiedDataFolder();
  const answered: Browser[] = [];
  for (const round of [1, 2, 3]) {
    await using server = await startServer({ DATA_DIR: folder.path });
    const goal = answered.length + 4 * round;
    const keepSigningIn = async () => {
      while (!server.process.hasExited) {
        const browser = openBrowser(server);
        const answer = await signIn(browser).catch(() => null);
        if (answer?.status === 200) answered.push(browser);
      }
    };
    const clients = Array.from({ length: 6 }, keepSigningIn);
    await until('so many have been answered', () => answered.length >= goal);
    await server.killAtOnce();
    await Promise.all(clients);
  }

  await using server = await startServer({ DATA_DIR: folder.path });
  const statuses = await Promise.all(answered.map((browser) => sessionStatus(browser.at(server))));
  expect(statuses).toEqual(answered.map(() => 200));
});
