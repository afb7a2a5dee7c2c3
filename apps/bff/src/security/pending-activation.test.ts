import { pendingActivation } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { authenticatorApp, stepNow } from '../testing/authenticator-app.ts';
import type { Browser } from '../testing/browser.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const ACTIVATION = '/api/two-factor/activation';
const CONFIRM = '/api/two-factor/activation/confirm';
const noneUnderWay = { status: 409, body: { code: 'no_pending_activation' } };

const begin = async (browser: Browser) => v.parse(pendingActivation, (await browser.post(ACTIVATION)).body);
const codeOf = ({ textKey }: { textKey: string }) => authenticatorApp(textKey).codeAt(stepNow());

describe('SEC-31 a pending activation belongs to the session that began it', () => {
  test('no other session of the account reads, confirms or abandons it', async () => {
    const { account, browser } = await bff.member();
    const begun = await begin(browser);
    const other = await bff.enterPassword(account);
    expect((await other.get(ACTIVATION)).status).toBe(404);
    expect(await other.post(CONFIRM, { code: codeOf(begun) })).toMatchObject(noneUnderWay);
    await other.delete(ACTIVATION);
    expect((await browser.post(CONFIRM, { code: codeOf(begun) })).status).toBe(200);
  });

  test('it stays with that session through a step-up', async () => {
    const { account, browser } = await bff.member();
    const begun = await begin(browser);
    await browser.post('/api/step-up', { password: account.password });
    expect((await browser.get(ACTIVATION)).body).toEqual(begun);
  });

  test('another session that begins has its own and leaves this one as it is; the first to be confirmed ends the other', async () => {
    const { account, browser } = await bff.member();
    const first = await begin(browser);
    const other = await bff.enterPassword(account);
    const second = await begin(other);
    expect((await browser.get(ACTIVATION)).body).toEqual(first);
    expect(await other.post(CONFIRM, { code: codeOf(first) })).toMatchObject({ status: 422 });
    expect((await browser.post(CONFIRM, { code: codeOf(first) })).status).toBe(200);
    expect(await other.post(CONFIRM, { code: codeOf(second) })).toMatchObject({ status: 401 });
    expect(await bff.query('select 1 from pending_activations where account_id = $1', [account.id])).toEqual([]);
  });

  test('signing out ends it', async () => {
    const { account, browser } = await bff.member();
    await begin(browser);
    await browser.delete('/api/session');
    expect(await bff.query('select 1 from pending_activations where account_id = $1', [account.id])).toEqual([]);
  });
});
