import { pendingActivation, twoFactorStatus } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { authenticatorApp, stepNow } from '../../testing/authenticator-app.ts';
import { activateWithPasskey } from '../../testing/passkeys.ts';
import { beginAddition } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const ADDITION = '/api/two-factor/addition';
const CONFIRM = '/api/two-factor/addition/confirm';

/** Somebody who activated by a passkey, and has no app. */
async function withoutApp() {
  const { account, browser } = await bff.member();
  return { account, browser, ...(await activateWithPasskey(browser)) };
}

describe('POST, GET and DELETE /api/two-factor/addition', () => {
  test('→ 201 with a key, which a reload reads again until it is given up', async () => {
    const { browser } = await withoutApp();
    expect((await browser.get(ADDITION)).status).toBe(404);
    const begun = await browser.post(ADDITION);
    expect(begun.status).toBe(201);
    expect(authenticatorApp(v.parse(pendingActivation, begun.body).textKey).secret).toHaveLength(20);
    expect((await browser.get(ADDITION)).body).toEqual(begun.body);
    expect((await browser.delete(ADDITION)).status).toBe(204);
    expect((await browser.get(ADDITION)).status).toBe(404);
  });

  test('→ 403 factor_required, 409 already_active, 409 not_active', async () => {
    const mailed = await withoutApp();
    await bff.query("update sessions set amr = '{pwd,email}' where account_id = $1", [mailed.account.id]);
    expect(await mailed.browser.post(ADDITION)).toMatchObject({ status: 403, body: { code: 'factor_required' } });
    const withApp = await bff.activeMember();
    expect(await withApp.browser.post(ADDITION)).toMatchObject({ status: 409, body: { code: 'already_active' } });
    const inactive = await bff.member();
    expect(await inactive.browser.post(ADDITION)).toMatchObject({ status: 409, body: { code: 'not_active' } });
  });

  test('→ 429 too_many_attempts, with the time until the next change', async () => {
    const { account, browser } = await withoutApp();
    await bff.query(
      "insert into throttles (key, tokens) values (sha256('changes of factors'::bytea || uuid_send($1)), 0)",
      [account.id],
    );
    const answer = await browser.post(ADDITION);
    expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(4 * 3_600);
  });
});

describe('POST /api/two-factor/addition/confirm', () => {
  test('→ 200, the app stands beside the passkey, and the session goes on under a new token', async () => {
    const { browser } = await withoutApp();
    const before = browser.copy();
    const app = await beginAddition(browser);
    const { body, status } = await browser.post(CONFIRM, { code: app.codeAt(stepNow()) });
    expect(status).toBe(200);
    const added = v.parse(twoFactorStatus, body);
    expect(added).toMatchObject({ hasPasskeys: true, factors: ['passkey', 'authenticator', 'email', 'recovery-code'] });
    expect((await browser.get('/api/two-factor')).body).toEqual(added);
    expect((await before.get('/api/session')).status).toBe(401);
    expect((await browser.get('/api/session')).body).toMatchObject({ session: { amr: ['pwd', 'user', 'hwk', 'otp'] } });
  });

  test('→ 422 wrong_code with the tries left, 409 no_pending_activation', async () => {
    const { browser } = await withoutApp();
    expect(await browser.post(CONFIRM, { code: '123456' })).toMatchObject({
      status: 409,
      body: { code: 'no_pending_activation' },
    });
    const app = await beginAddition(browser);
    expect(await browser.post(CONFIRM, { code: app.wrongCode() })).toMatchObject({
      status: 422,
      body: { code: 'wrong_code', attemptsLeft: 9 },
    });
  });
});
