import { browserList } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../../testing/browser.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const listed = async (browser: Browser) => v.parse(browserList, (await browser.get('/api/browsers')).body).browsers;

async function idOf(browser: Browser): Promise<string> {
  const own = (await listed(browser)).find(({ isThisOne }) => isThisOne);
  return own?.id ?? '';
}

const forget = (browser: Browser, browserId: unknown) => browser.post('/api/browsers/forget', { browserId });

test('GET /api/browsers → 200 the browsers that the account knows, with what each calls itself', async () => {
  const { account, browser } = await bff.member();
  await bff.enterPassword(account);
  const [own, other, ...more] = await listed(browser);
  expect(more).toEqual([]);
  expect(own).toMatchObject({ isThisOne: true, browser: { name: 'Chrome', system: 'Linux' } });
  expect(other).toMatchObject({ isThisOne: false });
});

describe('POST /api/browsers/forget', () => {
  test('→ 204, and the session of that browser goes on', async () => {
    const { account, browser } = await bff.member();
    const other = await bff.enterPassword(account);
    expect(await forget(browser, await idOf(other))).toMatchObject({ status: 204, cookies: [] });
    expect((await other.get('/api/session')).status).toBe(200);
    expect(await listed(browser)).toHaveLength(1);
  });

  test('SEC-68 → a trusted browser draws on the strangers’ budget again, and is asked for the second step before and after', async () => {
    const ann = await bff.activeMember();
    await forget(ann.browser, await idOf(ann.browser));
    await bff.enterPassword(ann.account, ann.browser);
    const [challenge] = await bff.query<{ trust: string }>('select trust from challenges where account_id = $1', [
      ann.account.id,
    ]);
    expect(challenge?.trust).toBe('untrusted');
    expect((await ann.browser.get('/api/sign-in/challenge')).status).toBe(200);
  });

  test('SEC-66 → 404 in the same bytes for somebody else’s, one that is forgotten, and none at all', async () => {
    const [ann, bob] = [await bff.member(), await bff.member()];
    const forgotten = await idOf(await bff.enterPassword(ann.account));
    await forget(ann.browser, forgotten);
    const answers = [];
    for (const id of [await idOf(bob.browser), forgotten, crypto.randomUUID()]) {
      const { body, cookies, status } = await forget(ann.browser, id);
      answers.push(JSON.stringify({ body, cookies, status }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"code":"not_found"');
    expect(await listed(bob.browser)).toHaveLength(1);
  });

  test.each(['', 'x', null, 1])('→ 400 for what is no id: %j', async (id) => {
    const { browser } = await bff.member();
    expect(await forget(browser, id)).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });
});

describe('POST /api/browsers/forget-all', () => {
  test('→ 204 this one too, which stays signed in and gets a token of its own with the next password', async () => {
    const { account, browser } = await bff.member();
    await bff.enterPassword(account);
    const before = browser.cookies.get('__Host-dev');
    expect(await browser.post('/api/browsers/forget-all')).toMatchObject({ status: 204, cookies: [] });
    expect(await listed(browser)).toEqual([]);
    expect((await browser.get('/api/session')).status).toBe(200);
    await bff.enterPassword(account, browser);
    expect(await listed(browser)).toMatchObject([{ isThisOne: true }]);
    expect(browser.cookies.get('__Host-dev')).not.toBe(before);
  });

  test('SEC-67 → 403 with a stale proof, and nothing is forgotten', async () => {
    const { account, browser } = await bff.member();
    const browserId = await idOf(browser);
    await bff.age(account, 'sessions.proved_at', 600);
    for (const act of [() => forget(browser, browserId), () => browser.post('/api/browsers/forget-all')])
      expect(await act()).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    expect(await listed(browser)).toHaveLength(1);
  });
});
