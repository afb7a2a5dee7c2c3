import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { builtKeysRotate } from '../../kit/built.ts';
import { startNode } from '../../kit/child.ts';
import { startServer } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { activate, freshStepAfter, signIn } from '../kit/member.ts';
import { copiedDataFolder } from '../kit/prepared-data-folder.ts';
import { refusalOf } from '../kit/refusal.ts';
import { rotatedDatabase } from '../kit/rotated-database.ts';
import { addAuthenticators, secretKeysOf, someKey } from '../kit/sealed-rows.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 2 });

const [newer, older, oldest] = [someKey('newer'), someKey('older'), someKey('oldest')];
const HINT = 'Put them back, after the first one; "pnpm keys:rotate" tells when a key may go.';

test.concurrent('SEC-35 a start is refused while rows need keys that are gone: which, and how many', async () => {
  await using database = await rotatedDatabase();
  await addAuthenticators(database, [newer], 1);
  await addAuthenticators(database, [older], 2);
  await addAuthenticators(database, [oldest], 1);
  await using server = await startServer(database.settings([older, newer, oldest]));
  const browser = openBrowser(server);
  await signIn(browser);
  expect((await browser.post('/api/two-factor/activation', {})).status).toBe(201);
  await server.stop();

  const missing = `older for 2 authenticators and 1 pending activation, oldest for 1 authenticator`;
  expect(await refusalOf(database.settings([newer]))).toEqual([
    `The database needs keys that are not in SECRET_KEYS: ${missing}. ${HINT}`,
  ]);
  await using mended = await startServer(database.settings([newer, older, oldest]));
  expect(await browser.at(mended).get('/api/two-factor/activation')).toMatchObject({ status: 200 });
});

test.concurrent('nothing keeps a start from a key that only an expired activation or an emailed code needs', async () => {
  await using database = await rotatedDatabase();
  await using server = await startServer(database.settings([older]));
  const browser = openBrowser(server);
  await signIn(browser);
  await browser.post('/api/two-factor/activation', {});
  await server.stop();
  const [session] = await database.query<{ id: string; account_id: string }>('select id, account_id from sessions');
  await database.query(
    `with c as (
      insert into challenges (id, purpose, session_id, account_id, trust, security_epoch, attempts_left, expires_at)
      values (gen_random_uuid(), 'deactivation', $1, $2, 'untrusted', 0, 5, now() + interval '10 minutes')
      returning id
    )
    insert into email_codes (challenge_id, mac, key_id, sends_left, expires_at)
    select id, 'x', 'older', 2, now() + interval '10 minutes' from c`,
    [session?.id, session?.account_id],
  );
  expect(await refusalOf(database.settings([newer]))).toHaveLength(1);
  await database.query('update pending_activations set expires_at = now()');
  await using rotated = await startServer(database.settings([newer]));
  expect(await rotated.stop()).toEqual({ code: 0, signal: null });
});

test('a generated key is rotated in its file, and missed where the file is lost', async () => {
  using folder = await copiedDataFolder();
  const [file, environment] = [join(folder.path, 'secret-keys'), { DATA_DIR: folder.path }];
  const { authenticator, spentStep } = await (async () => {
    await using server = await startServer(environment);
    const browser = openBrowser(server);
    await signIn(browser);
    const activation = await activate(browser);
    expect(activation.confirmation.status).toBe(200);
    await using command = startNode(builtKeysRotate, { environment });
    expect(await command.exited).toEqual({ code: 1, signal: null });
    expect(command.stderr).toMatch(/^Another process is using the data folder /);
    await server.stop();
    return activation;
  })();

  const generated = readFileSync(file, 'utf8').trim();
  const [generatedId = ''] = generated.split(':', 1);
  writeFileSync(file, `${secretKeysOf([newer])},${generated}\n`);
  await using command = startNode(builtKeysRotate, { environment });
  expect(await command.exited).toEqual({ code: 0, signal: null });
  expect(command.stdout).toBe(
    [
      '0 of 2 secrets under older keys seen to, 0 sealed anew.',
      '2 of 2 secrets under older keys seen to, 2 sealed anew.',
      'newer seals, and is needed for 1 authenticator and 1 set of recovery codes.',
      `${generatedId} is needed for nothing. It may go from ${file} once every server seals with newer.\n`,
    ].join('\n'),
  );

  writeFileSync(file, `${secretKeysOf([newer])}\n`);
  {
    await using server = await startServer(environment);
    const browser = openBrowser(server);
    await signIn(browser);
    const code = authenticator.codeAt(freshStepAfter(spentStep));
    const answer = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
    expect(answer).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    await server.stop();
  }

  rmSync(file);
  expect(await refusalOf(environment)).toEqual([
    `The database needs keys that are not in ${file}: newer for 1 authenticator and 1 set of recovery codes. ${HINT}`,
  ]);
});
