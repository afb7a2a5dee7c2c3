import { passwordThrottle } from '@countersign/two-factor';
import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { fromFreshNetwork } from '../testing/fresh-network.ts';
import { guesserAt, retryAfterOf, statusesOf } from '../testing/guesser.ts';
import { startBff } from '../testing/start-bff.ts';
import { times } from '../testing/times.ts';

const bff = await startBff({ trustedProxyHops: 1 });
const embedded = await startBff({ engine: 'embedded', trustedProxyHops: 1 });
afterAll(() => Promise.all([bff.close(), embedded.close()]));
const { signIn, exhaustAccount, wait } = guesserAt(bff);

const WRONG = 'wrong but long enough';
const { capacity: ofAccount } = passwordThrottle.account;
const { capacity: ofNetwork } = passwordThrottle.network;
const { capacity: ofOwn } = passwordThrottle.own;

describe('SEC-05 a browser that the account knows', () => {
  test('is never refused for what strangers did, in its network or at its account', async () => {
    const account = await bff.account();
    const browser = await bff.enterPassword(account);
    const from = fromFreshNetwork();
    await times(ofNetwork + 1, () => signIn({ email: `${crypto.randomUUID()}@example.com`, from }));
    await exhaustAccount(account.email);
    const { email, password } = account;
    expect((await signIn({ email, password, from })).status).toBe(429);
    expect((await signIn({ email, password, from, browser })).status).toBe(200);
  });

  test('has tries of its own, one more a minute, also while strangers have none', async () => {
    const account = await bff.account();
    const { email, password } = account;
    const browser = await bff.enterPassword(account);
    await exhaustAccount(email);
    expect(new Set(statusesOf(await times(ofOwn, () => signIn({ email, browser }))))).toEqual(new Set([422]));
    const refused = await signIn({ email, password, browser });
    expect(refused.status).toBe(429);
    expect(retryAfterOf(refused)).toBeLessThanOrEqual(60);
    expect((await signIn({ email, password })).status).toBe(429);
    await wait(60);
    expect((await signIn({ email, password, browser })).status).toBe(200);
  });

  test('whose tries a copy of its cookie has used up tries as a stranger does, and is refused only where a stranger is', async () => {
    const account = await bff.account();
    const { email, password } = account;
    const browser = await bff.enterPassword(account);
    const thief = bff.browser();
    thief.cookies.set('__Host-dev', browser.cookies.get('__Host-dev') ?? '');
    await times(ofOwn, () => signIn({ email, browser: thief }));
    expect((await signIn({ email, password, browser })).status).toBe(200);
    const wrong = statusesOf(await times(ofAccount + 1, () => signIn({ email, browser: thief })));
    expect(wrong.filter((status) => status === 422)).toHaveLength(ofAccount);
    expect((await signIn({ email, password })).status).toBe(429);
    expect((await signIn({ email, password, browser })).status).toBe(429);
  });

  test('is a stranger to every other account, and to its own once two-factor authentication has changed', async () => {
    const { account, browser } = await bff.member();
    const other = await bff.account();
    await exhaustAccount(other.email);
    expect((await signIn({ email: other.email, password: other.password, browser })).status).toBe(429);

    const elsewhere = await bff.enterPassword(account);
    await bff.activate(browser);
    await exhaustAccount(account.email);
    expect((await signIn({ email: account.email, password: account.password, browser: elsewhere })).status).toBe(429);
  });

  test('is one only as long as its cookie lives', async () => {
    const account = await bff.account();
    const { email, password } = account;
    const browser = await bff.enterPassword(account);
    await exhaustAccount(email);
    const age = (days: number) =>
      bff.query('update browsers set last_seen_at = now() - make_interval(days => $2) where account_id = $1', [
        account.id,
        days,
      ]);
    await age(181);
    expect((await signIn({ email, password, browser })).status).toBe(429);
    await age(179);
    expect((await signIn({ email, password, browser })).status).toBe(200);
  });
});

describe('confirming the password in a session', () => {
  const confirm = (browser: Browser, password: string) => browser.post('/api/step-up', { password });

  test('SEC-05 is counted per session, gives back what was right, and refuses nobody else', async () => {
    const { account, browser } = await bff.member();
    const right = await times(2 * ofOwn, () => confirm(browser, account.password));
    expect(new Set(statusesOf(right))).toEqual(new Set([204]));
    expect(new Set(statusesOf(await times(ofOwn, () => confirm(browser, WRONG))))).toEqual(new Set([422]));
    const refused = await confirm(browser, account.password);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    expect(retryAfterOf(refused)).toBeLessThanOrEqual(60);

    const elsewhere = await bff.enterPassword(account);
    expect((await confirm(elsewhere, account.password)).status).toBe(204);
    await wait(60);
    expect((await confirm(browser, account.password)).status).toBe(204);
  });
});

test('all of it holds on the embedded database too', async () => {
  const { email, password } = await embedded.account();
  const strangers = await times(ofAccount, () => signIn({ email, browser: embedded.browser() }));
  expect(new Set(statusesOf(strangers))).toEqual(new Set([422]));
  expect((await signIn({ email, password, browser: embedded.browser() })).status).toBe(429);
  const { account, browser } = await embedded.member();
  expect((await browser.post('/api/step-up', { password: account.password })).status).toBe(204);
});
