import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import type { Trust } from '../testing/budgets.ts';
import { deviceTokenOf } from '../testing/device-token.ts';
import type { Account, ActiveMember } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';

/** Which budget a wrong code at this browser draws on. */
async function trustOf(ann: ActiveMember, browser: Browser): Promise<Trust> {
  const before = (await bff.budgets.of(ann.account, 'trusted')).long;
  await bff.enterPassword(ann.account, browser);
  const answer = await browser.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });
  expect(answer.status).toBe(422);
  return (await bff.budgets.of(ann.account, 'trusted')).long < before ? 'trusted' : 'untrusted';
}

const rowsOf = ({ id }: Account) => bff.query('select * from browsers where account_id = $1 order by id', [id]);

const trustedCount = async ({ id }: Account) => {
  const [row] = await bff.query<{ count: number }>(
    'select count(*)::int as count from browsers where account_id = $1 and trusted_until > now()',
    [id],
  );
  return row?.count;
};

const trustedAtEpoch = async ({ id }: Account) => {
  const [row] = await bff.query<{ count: number }>(
    `select count(*)::int as count from browsers w join accounts a on a.id = w.account_id
    where a.id = $1 and w.trusted_until > now() and w.security_epoch = a.security_epoch`,
    [id],
  );
  return row?.count;
};

describe('SEC-68 a browser is trusted', () => {
  test('once it has confirmed an activation, with a token that no copy of its cookie from before has', async () => {
    const { account, browser } = await bff.member();
    const copy = browser.copy();
    const ann = { account, browser, app: await bff.activate(browser) };
    expect(await trustOf(ann, copy)).toBe('untrusted');
    expect(await trustOf(ann, browser)).toBe('trusted');
  });

  test('once it has completed a two-step sign-in on this account, and not by a password', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    expect(await trustOf(ann, browser)).toBe('untrusted');
    await bff.signInWithApp(ann, browser);
    expect(await trustOf(ann, browser)).toBe('trusted');
  });

  test('not on another account that it signs in to', async () => {
    const [ann, bob] = [await bff.activeMember(), await bff.activeMember()];
    const browser = await bff.signInWithApp(ann);
    await bff.enterPassword(bob.account, browser);
    expect(await trustOf(bob, browser)).toBe('untrusted');
    expect(await trustOf(ann, browser)).toBe('trusted');
  });

  test('and still has to take both steps', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await browser.delete('/api/session');
    const { email, password } = ann.account;
    expect((await browser.post('/api/sign-in', { email, password })).body).toMatchObject({ next: 'second-factor' });
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('for 180 days, which each two-step sign-in begins anew', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await bff.age(ann.account, 'browsers.trusted_until', 179 * 86_400);
    expect(await trustOf(ann, browser)).toBe('trusted');
    await bff.signInWithApp(ann, browser);
    await bff.age(ann.account, 'browsers.trusted_until', 179 * 86_400);
    expect(await trustOf(ann, browser)).toBe('trusted');
    await bff.age(ann.account, 'browsers.trusted_until', 86_400);
    expect(await trustOf(ann, browser)).toBe('untrusted');
  });

  test('no longer after a change of factors', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await ann.browser.post('/api/two-factor/deactivation');
    const code = await bff.inbox.newestCode(ann.account.email);
    await ann.browser.post('/api/two-factor/deactivation/confirm', { code });
    expect(await trustedAtEpoch(ann.account)).toBe(0);
    const app = await bff.activate(ann.browser);
    expect(await trustOf({ ...ann, app }, browser)).toBe('untrusted');
    // It has confirmed the activation after it.
    expect(await trustOf({ ...ann, app }, ann.browser)).toBe('trusted');
  });

  test('with at most nine others of the account: the one longest unseen gives way', async () => {
    const ann = await bff.activeMember();
    const browsers: Browser[] = [];
    for (let count = 0; count < 11; count += 1) browsers.push(await bff.signInWithApp(ann));
    expect(await trustedCount(ann.account)).toBe(10);
    const [oldest, second] = browsers as [Browser, Browser];
    expect(await trustOf(ann, second)).toBe('trusted');
    expect(await trustOf(ann, oldest)).toBe('untrusted');
  });
});

describe('SEC-68 the device cookie', () => {
  test('stays the same from one password to the next, and when signing out', async () => {
    const { account, browser } = await bff.member();
    const cookie = browser.cookies.get('__Host-dev');
    await browser.delete('/api/session');
    await bff.enterPassword(account, browser);
    expect(deviceTokenOf(browser)).toMatch(/^[\w-]{43}$/);
    expect(browser.cookies.get('__Host-dev')).toBe(cookie);
  });

  test('is another after each two-step sign-in, so that a copy of the one before is no trusted browser', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    const thief = bff.browser();
    thief.cookies.set('__Host-dev', browser.cookies.get('__Host-dev') ?? '');
    await bff.signInWithApp(ann, browser);
    expect(browser.cookies.get('__Host-dev')).not.toBe(thief.cookies.get('__Host-dev'));
    expect(await trustOf(ann, thief)).toBe('untrusted');
    expect(await trustOf(ann, browser)).toBe('trusted');
  });

  test('and that does not lose the trust of another account that uses the browser', async () => {
    const [ann, bob] = [await bff.activeMember(), await bff.activeMember()];
    const browser = await bff.signInWithApp(ann);
    await bff.signInWithApp(bob, browser);
    await bff.signInWithApp(bob, browser);
    expect(await trustOf(ann, browser)).toBe('trusted');
  });

  test('that a member has copied from another makes the member no trusted browser of theirs, and takes nothing from them', async () => {
    const [ann, eve] = [await bff.activeMember(), await bff.activeMember()];
    const owner = await bff.signInWithApp(ann);
    const thief = bff.browser();
    thief.cookies.set('__Host-dev', owner.cookies.get('__Host-dev') ?? '');
    const before = await rowsOf(ann.account);
    await bff.signInWithApp(eve, thief);
    expect(await rowsOf(ann.account)).toEqual(before);
    expect(await trustOf(ann, owner)).toBe('trusted');

    await bff.signInWithApp(ann, owner);
    expect(await trustOf(ann, thief)).toBe('untrusted');
    expect(await trustOf(ann, owner)).toBe('trusted');
    expect(await trustOf(eve, thief)).toBe('trusted');
  });

  test('is replaced when it is none of ours', async () => {
    const { account, browser } = await bff.member();
    browser.cookies.set('__Host-dev', 'planted');
    await bff.enterPassword(account, browser);
    expect(deviceTokenOf(browser)).toMatch(/^[\w-]{43}$/);
  });

  test('is stored as its hash only', async () => {
    const { account, browser } = await bff.member();
    const stored = await bff.query(
      "select token_hash = sha256(convert_to($2, 'UTF8')) as hashed from browsers where account_id = $1",
      [account.id, deviceTokenOf(browser)],
    );
    expect(stored).toEqual([{ hashed: true }]);
  });

  test('opens nothing by itself', async () => {
    const ann = await bff.activeMember();
    const thief = bff.browser();
    thief.cookies.set('__Host-dev', (await bff.signInWithApp(ann)).cookies.get('__Host-dev') ?? '');
    expect((await thief.get('/api/session')).status).toBe(401);
    expect((await thief.get('/api/sign-in/challenge')).status).toBe(410);
  });
});
