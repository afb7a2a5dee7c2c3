import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import { requestExamples } from '@countersign/contract/examples';
import { reversibleChanges } from '@countersign/two-factor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Browser } from '../testing/browser.ts';
import { bodyFor, doorsAt, linkPaths } from '../testing/doors.ts';
import { passwordResetsAt } from '../testing/password-resets.ts';
import type { Account, NewlyActiveMember } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());
const doors = doorsAt(bff);
const resets = passwordResetsAt(bff);
const all: readonly Endpoint[] = endpoints;

const refusedLink = { status: 410, body: { code: 'link_gone' }, cookies: [] };

const sessionsOf = ({ id }: Account) => bff.query('select id from sessions where account_id = $1 order by id', [id]);
const factorsOf = ({ id }: Account) =>
  bff.query('select factor, enrolled_at from enrolled_factors where account_id = $1 order by factor', [id]);
const opensSession = ({ cookies }: Answer) => cookies.some(({ name, value }) => name.endsWith('sid') && value !== '');

/** Not a session, nor a challenge, which only a right password opens. */
async function expectNobody(browser: Browser) {
  expect((await browser.get('/api/session')).status).toBe(401);
  expect((await browser.get('/api/sign-in/challenge')).status).toBe(410);
}

test('there is a door here for every change that a link takes back, and for every path that takes a link', () => {
  const noticed = Object.keys(doors).filter(
    (name) => name.startsWith('the notice of ') && doors[name]?.path === '/api/undo',
  );
  expect(noticed).toHaveLength(reversibleChanges.length);
  const taking = all.filter(({ path }) => 'token' in (requestExamples[path as keyof typeof requestExamples] ?? {}));
  expect(taking.map(({ path }) => path).toSorted()).toEqual([...linkPaths].toSorted());
});

describe.each(Object.entries(doors))('SEC-08 %s', (_, { endsTwoFactor, mail, path, refusal }) => {
  let owner: NewlyActiveMember;
  let token: string;
  beforeAll(async () => {
    owner = await bff.activeMember();
    token = await mail(owner);
  });

  test('is refused wherever another kind of link is taken, and stays good', async () => {
    const before = [await sessionsOf(owner.account), await factorsOf(owner.account)];
    for (const other of linkPaths.filter((each) => each !== path)) {
      // Reading an invitation is what its own link is for as well.
      if (path === '/api/invitation/accept' && other === '/api/invitation') continue;
      expect(await bff.browser().post(other, bodyFor(other, token)), other).toMatchObject(refusedLink);
    }
    expect([await sessionsOf(owner.account), await factorsOf(owner.account)]).toEqual(before);
  });

  test('is worth nothing as a cookie', async () => {
    for (const name of ['__Host-sid', '__Host-chal', '__Host-reset']) {
      const browser = bff.browser();
      browser.cookies.set(name, token);
      await expectNobody(browser);
      expect((await browser.post('/api/password-reset/code', { code: '00000000' })).status).toBe(410);
    }
  });

  test('begins no session, and after it the second factor is still asked for', async () => {
    const browser = bff.browser();
    const { length } = await sessionsOf(owner.account);
    const opened = await browser.post(path, bodyFor(path, token));
    if (refusal) expect(opened).toMatchObject({ ...refusal, cookies: [] });
    else expect([200, 204]).toContain(opened.status);
    expect(opensSession(opened)).toBe(false);
    await expectNobody(browser);
    expect((await sessionsOf(owner.account)).length).toBeLessThanOrEqual(length);
    await bff.settled();

    const account = await resets.reset(owner.account);
    const answer = await browser.post('/api/sign-in', { email: account.email, password: account.password });
    expect(answer).toMatchObject({ status: 200, body: { next: endsTwoFactor ? 'signed-in' : 'second-factor' } });
    if (!endsTwoFactor) {
      expect(opensSession(answer)).toBe(false);
      expect((await browser.get('/api/session')).status).toBe(401);
    }
  });

  test('does nothing the second time', async () => {
    const before = [await sessionsOf(owner.account), await factorsOf(owner.account)];
    for (const browser of [bff.browser(), owner.browser]) {
      const again = await browser.post(path, bodyFor(path, token));
      expect(again.status).toBeGreaterThanOrEqual(400);
      expect(opensSession(again)).toBe(false);
    }
    expect([await sessionsOf(owner.account), await factorsOf(owner.account)]).toEqual(before);
  });
});

describe('SEC-07, SEC-08 of all endpoints none begins a session of an account with two factors', () => {
  const asked = all.filter(({ caller }) => caller !== 'mail-provider');
  const bodyOf = (path: string, { email, password }: Account) => {
    const example: object = requestExamples[path as keyof typeof requestExamples] ?? {};
    return {
      ...example,
      ...('email' in example && { email }),
      ...('password' in example && { password }),
      ...('currentPassword' in example && { currentPassword: password }),
    };
  };
  const send = (browser: Browser, { method, path }: Endpoint, account: Account) =>
    method === 'POST' ? browser.post(path, bodyOf(path, account)) : browser.send({ method, path });

  let eve: NewlyActiveMember;
  beforeAll(async () => {
    eve = await bff.activeMember();
  });

  test.each([
    ['a stranger who knows the password', () => bff.browser()],
    ['a browser with a challenge', (account: Account) => bff.enterPassword(account)],
    ['a browser with a challenge of somebody else', () => bff.enterPassword(eve.account)],
  ])('for %s', async (_, open) => {
    const owner = await bff.activeMember();
    const before = await sessionsOf(owner.account);
    for (const endpoint of asked) {
      const browser = await open(owner.account);
      const answer = await send(browser, endpoint, owner.account);
      const what = `${endpoint.method} ${endpoint.path}: ${answer.status}`;
      expect(answer.status, what).toBeLessThan(500);
      expect(opensSession(answer), what).toBe(false);
      expect((await browser.get('/api/session')).status, what).toBe(401);
      if (endpoint.caller === 'session' || endpoint.caller === 'recent-proof') expect(answer.status, what).toBe(401);
    }
    expect(await sessionsOf(owner.account)).toEqual(before);
  });
});
