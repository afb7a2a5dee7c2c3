import { newRecoveryCodes } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const RENEW = '/api/two-factor/recovery-codes';
const CONFIRM = '/api/two-factor/recovery-codes/confirm';

test('POST /api/two-factor/activation/confirm → ten recovery codes, which no later answer repeats', async () => {
  const { browser, recoveryCodes } = await bff.activeMember();
  expect(recoveryCodes).toHaveLength(10);
  for (const path of ['/api/two-factor', '/api/session', '/api/two-factor/activation']) {
    const text = JSON.stringify((await browser.get(path)).body);
    for (const code of recoveryCodes) expect(text).not.toContain(code);
  }
});

test('POST /api/two-factor/recovery-codes → 201 ten others, and the session goes on under a new token', async () => {
  const { browser, recoveryCodes: old } = await bff.activeMember();
  const before = browser.copy();
  const answer = await browser.post(RENEW);
  expect(answer.status).toBe(201);
  const { recoveryCodes, twoFactor } = v.parse(newRecoveryCodes, answer.body);
  expect(new Set([...old, ...recoveryCodes]).size).toBe(20);
  expect((await browser.get('/api/two-factor')).body).toEqual(twoFactor);
  expect((await before.get('/api/session')).status).toBe(401);
});

test('POST /api/two-factor/recovery-codes → 403 factor_required in a session that only a mailbox proved', async () => {
  const { account, browser } = await bff.activeMember();
  await bff.query("update sessions set amr = '{pwd,email}' where account_id = $1", [account.id]);
  expect(await browser.post(RENEW)).toMatchObject({ status: 403, body: { code: 'factor_required' } });
});

test('POST /api/two-factor/recovery-codes → 409 not_active', async () => {
  const { browser } = await bff.member();
  expect(await browser.post(RENEW)).toMatchObject({ status: 409, body: { code: 'not_active' } });
});

test('POST /api/two-factor/recovery-codes/confirm → 200, saved', async () => {
  const { browser, recoveryCodes } = await bff.activeMember();
  const typed = recoveryCodes[9]?.toLowerCase().replaceAll(/(.{4})(?=.)/g, '$1-');
  const answer = await browser.post(CONFIRM, { code: typed });
  expect(answer).toMatchObject({ status: 200, body: { recoveryCodes: { left: 10, isSaved: true } } });
});

test('POST /api/two-factor/recovery-codes/confirm → 422 wrong_code, 404 not_found, 400 malformed', async () => {
  const { browser } = await bff.activeMember();
  const code = '0123456789ABCDEF';
  expect(await browser.post(CONFIRM, { code })).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
  expect(await browser.post(CONFIRM, { code: '012345' })).toMatchObject({ status: 400 });
  const { browser: without } = await bff.member();
  expect(await without.post(CONFIRM, { code })).toMatchObject({ status: 404, body: { code: 'not_found' } });
});
