import { afterAll, describe, expect, test } from 'vitest';
import { activateWithPasskey, addPasskey, PASSKEYS, signed } from '../../testing/passkeys.ts';
import { metricOf, samplesIn, textOfMetrics } from '../../testing/scrape.ts';
import { startBff } from '../../testing/start-bff.ts';
import { wholeLife } from '../../testing/whole-life.ts';

const bff = await startBff();
afterAll(() => bff.close());

const { codes, texts } = await wholeLife(bff);
await bff.browser().get('/api/health/ready');
await bff.settled();

test.each([
  ['countersign_second_factor_answers_total', { factor: 'authenticator', purpose: 'activation', outcome: 'wrong' }, 1],
  ['countersign_second_factor_answers_total', { factor: 'authenticator', purpose: 'activation', outcome: 'right' }, 1],
  ['countersign_second_factor_answers_total', { factor: 'authenticator', purpose: 'sign-in', outcome: 'right' }, 1],
  ['countersign_second_factor_answers_total', { factor: 'email', purpose: 'sign-in', outcome: 'right' }, 1],
  ['countersign_second_factor_answers_total', { factor: 'email', purpose: 'deactivation', outcome: 'right' }, 1],
  ['countersign_sign_ins_total', { amr: 'pwd' }, 1],
  ['countersign_sign_ins_total', { amr: 'pwd+otp' }, 1],
  ['countersign_sign_ins_total', { amr: 'pwd+email' }, 1],
  ['countersign_two_factor_changes_total', { change: 'deactivated' }, 1],
  ['countersign_email_codes_total', { outcome: 'sent' }, 2],
  ['countersign_mail_deliveries_total', { kind: 'notice', outcome: 'sent' }, 2],
  ['countersign_attempts_total', { limit: 'guessing-budget', result: 'charged' }, 3],
  ['countersign_attempts_total', { limit: 'pending-activation', result: 'charged' }, 2],
  ['countersign_ready', {}, 1],
])('a life with two factors is counted: %s %j', async (name, labels, count) => {
  expect(await metricOf(bff, name, labels)).toBe(count);
});

test('SEC-86 a wrong code and a refused one at sign-in are counted by their factor', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  const guess = () =>
    browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code: ann.app.wrongCode() });
  const counted = (outcome: string) =>
    metricOf(bff, 'countersign_second_factor_answers_total', { factor: 'authenticator', purpose: 'sign-in', outcome });
  expect([await counted('wrong'), await counted('refused')]).toEqual([0, 0]);
  await guess();
  await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 0 });
  await guess();
  expect([await counted('wrong'), await counted('refused')]).toEqual([1, 1]);
});

test('a passkey is counted by what it proved, and its changes as others are', async () => {
  const { account, browser } = await bff.member();
  const { authenticator } = await activateWithPasskey(browser);
  const { id } = await addPasskey(browser, { isSynced: true });
  expect((await browser.post(`${PASSKEYS}/remove`, { id })).status).toBe(200);
  const elsewhere = await bff.enterPassword(account);
  const verify = '/api/sign-in/challenge/verify';
  const forged = await signed(elsewhere, authenticator, '/api/sign-in/challenge/passkey', { type: 'webauthn.create' });
  expect((await elsewhere.post(verify, forged)).status).toBe(422);
  expect((await elsewhere.post(verify, await signed(elsewhere, authenticator))).status).toBe(200);
  const answered = (outcome: string) =>
    metricOf(bff, 'countersign_second_factor_answers_total', { factor: 'passkey', purpose: 'sign-in', outcome });
  expect([await answered('right'), await answered('wrong')]).toEqual([1, 1]);
  expect(await metricOf(bff, 'countersign_sign_ins_total', { amr: 'pwd+user+hwk' })).toBe(1);
  expect(await metricOf(bff, 'countersign_sign_ins_total', { amr: 'pwd+hwk' })).toBe(0);
  for (const change of ['passkey-added', 'passkey-removed'])
    expect(await metricOf(bff, 'countersign_two_factor_changes_total', { change })).toBe(1);
});

describe('what is served to operators', () => {
  test('SEC-88 holds no secret and no address of the life that it counted', async () => {
    const status = await (await bff.metrics.request('/status')).text();
    const served = `${await textOfMetrics(bff)}${status}`;
    expect(status).toMatch(/^authenticator +right \d+ +wrong \d+ +refused \d+ +last right 20/m);
    const [wrongCodes, others] = [
      texts.filter((text) => /^\d{6}$/.test(text)),
      texts.filter((text) => !/^\d{6}$/.test(text)),
    ];
    for (const secret of others) expect(served).not.toContain(secret);
    for (const code of [...codes, ...wrongCodes]) expect(served).not.toMatch(new RegExp(`\\b${code}\\b`));
  });

  test('does not grow by what requests make up', async () => {
    const seriesAfter = async (word: string) => {
      await bff.browser().get(`/api/${word}`);
      await bff.browser().send({ method: word.toUpperCase(), path: '/api/session' });
      return samplesIn(await textOfMetrics(bff)).length;
    };
    const before = await seriesAfter('first');
    expect(await seriesAfter('second')).toBe(before);
  });

  test('is not on the public port', async () => {
    for (const path of ['/api/metrics', '/status']) expect((await bff.browser().get(path)).status).toBe(404);
  });
});
