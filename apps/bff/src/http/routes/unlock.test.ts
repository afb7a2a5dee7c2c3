import { passwordThrottle, unlockLimits } from '@countersign/two-factor';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Browser } from '../../testing/browser.ts';
import { fromFreshNetwork } from '../../testing/fresh-network.ts';
import { guesserAt, statusesOf } from '../../testing/guesser.ts';
import type { Account } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';
import { statementsOf } from '../../testing/test-database.ts';
import { times } from '../../testing/times.ts';

const bff = await startBff({ trustedProxyHops: 1 });
// What a test leaves to be done must not be counted by the next one.
afterEach(() => bff.settled());
afterAll(() => bff.close());

const guesser = guesserAt(bff);
const ask = (email: string, from = fromFreshNetwork()) => bff.browser().post('/api/sign-in/unlock', { email }, from);
const open = (token: string, browser: Browser) => browser.post('/api/sign-in/unlock/confirm', { token });
const signIn = ({ email, password }: Pick<Account, 'email' | 'password'>, browser = bff.browser()) =>
  guesser.signIn({ email, password, browser });

/** An account at which strangers have no tries left. */
async function besieged() {
  const account = await bff.account();
  await guesser.exhaustAccount(account.email);
  expect((await signIn(account)).status).toBe(429);
  return account;
}

/** The tokens mailed to the account once `count` links were asked for. */
async function linksFor({ email }: Account, count = 1): Promise<string[]> {
  for (let asked = 0; asked < count; asked += 1) expect((await ask(email)).status).toBe(204);
  await bff.settled();
  return bff.inbox.linkTokens(email);
}

const wrong = 'wrong but long enough';
const gone = { status: 410, body: { code: 'link_gone' }, cookies: [] };

describe('SEC-05 the mailed link', () => {
  test('lets the browser that opens it sign in with the right password, and nobody else', async () => {
    const account = await besieged();
    const [token = ''] = await linksFor(account);
    const browser = bff.browser();
    const opened = await open(token, browser);
    expect(opened).toMatchObject({ status: 204, body: null, cookies: [{ name: '__Host-dev' }] });
    expect((await browser.get('/api/session')).status).toBe(401);
    expect((await signIn({ ...account, password: wrong }, browser)).status).toBe(422);
    expect((await signIn(account, browser)).status).toBe(200);
    expect((await signIn(account)).status).toBe(429);
  });

  test('gives tries of its own, and no more than those', async () => {
    const account = await besieged();
    const [token = ''] = await linksFor(account);
    const browser = bff.browser();
    await open(token, browser);
    const statuses = [];
    for (let done = 0; done <= passwordThrottle.own.capacity; done += 1) {
      statuses.push((await signIn({ ...account, password: wrong }, browser)).status);
    }
    expect(statuses.filter((status) => status === 422)).toHaveLength(passwordThrottle.own.capacity);
    expect(statuses.at(-1)).toBe(429);
  });

  test('gives a browser that is known already its tries anew, and keeps its cookie', async () => {
    const account = await bff.account();
    const browser = await bff.enterPassword(account);
    const cookie = browser.cookies.get('__Host-dev');
    await guesser.exhaustAccount(account.email);
    for (let done = 0; done < passwordThrottle.own.capacity; done += 1) {
      await signIn({ ...account, password: wrong }, browser);
    }
    expect((await signIn(account, browser)).status).toBe(429);
    const [token = ''] = await linksFor(account);
    await open(token, browser);
    expect(browser.cookies.get('__Host-dev')).toBe(cookie);
    expect((await signIn(account, browser)).status).toBe(200);
  });

  test('gives every browser that only links made known the same tries, until it gives the right password', async () => {
    const account = await besieged();
    const [first = '', second = '', late = ''] = await linksFor(account, 3);
    const [one, other, third] = [bff.browser(), bff.browser(), bff.browser()];
    await open(first, one);
    await open(second, other);
    const half = passwordThrottle.own.capacity / 2;
    const tryAt = (browser: Browser) => signIn({ ...account, password: wrong }, browser);
    expect(statusesOf(await times(half, () => tryAt(one)))).not.toContain(429);
    expect(statusesOf(await times(half, () => tryAt(other)))).not.toContain(429);
    await open(late, third);
    for (const browser of [one, other, third]) expect((await tryAt(browser)).status).toBe(429);

    await guesser.wait(60);
    expect((await signIn(account, one)).status).toBe(200);
    expect(statusesOf(await times(2 * half, () => tryAt(one)))).not.toContain(429);
    expect((await signIn(account, third)).status).toBe(200);
    expect((await tryAt(other)).status).toBe(422);
    expect((await tryAt(other)).status).toBe(429);
  });

  test('skips no second step, and trusts no browser', async () => {
    const { account } = await bff.activeMember();
    const [token = ''] = await linksFor(account);
    const browser = bff.browser();
    await open(token, browser);
    expect(await signIn(account, browser)).toMatchObject({ body: { next: 'second-factor' } });
    expect(await bff.query('select trust from challenges where account_id = $1', [account.id])).toEqual([
      { trust: 'untrusted' },
    ]);
  });

  test('works once, also when it is opened ten times at once on two replicas', async () => {
    const account = await besieged();
    const [token = ''] = await linksFor(account);
    const other = await bff.replica();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => open(token, bff.browser(index % 2 === 0 ? bff.app : other.app))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, ...Array.from({ length: 9 }, () => 410)]);
    expect(await open(token, bff.browser())).toMatchObject(gone);
  });

  test('lives for five hours', async () => {
    const account = await besieged();
    const [early = '', late = ''] = await linksFor(account, 2);
    const age = (minutes: number) =>
      bff.query(
        'update unlock_links set expires_at = created_at + make_interval(secs => $2) - make_interval(mins => $3) where account_id = $1',
        [account.id, unlockLimits.timeToLive, minutes],
      );
    await age(299);
    expect((await open(early, bff.browser())).status).toBe(204);
    await age(300);
    expect(await open(late, bff.browser())).toMatchObject(gone);
  });

  test('SEC-09 is as good as before when more are asked for, and more than the account is sent are sent to nobody', async () => {
    const account = await besieged();
    const tokens = await linksFor(account, unlockLimits.perAccount.capacity + 2);
    expect(tokens).toHaveLength(unlockLimits.perAccount.capacity);
    for (const token of tokens) expect((await open(token, bff.browser())).status).toBe(204);
  });

  test('SEC-05 is outlived by no wait for the next, so that a mailbox which is flooded with them holds a good one', () => {
    const { perAccount, perAccountByDay, timeToLive } = unlockLimits;
    const longestWait = [perAccount, perAccountByDay].reduce((sum, each) => sum + each.refillsIn / each.capacity, 0);
    expect(longestWait).toBeLessThan(timeToLive);
  });

  test('goes out ten times in any 24 hours at most, and always one that still works, however often it is asked for', async () => {
    const account = await bff.account();
    const mailed: number[] = [];
    let sent = 0;
    for (let minute = 0; minute <= 2 * 24 * 60; minute += 40) {
      await ask(account.email);
      await bff.settled();
      const { length } = await bff.inbox.linkTokens(account.email);
      mailed.push(...Array.from({ length: length - sent }, () => minute));
      sent = length;
      expect(minute - (mailed.at(-1) ?? Number.NaN)).toBeLessThan(unlockLimits.timeToLive / 60);
      await guesser.wait(40 * 60);
    }
    for (const first of mailed) {
      expect(mailed.filter((minute) => minute >= first && minute < first + 24 * 60).length).toBeLessThanOrEqual(10);
    }
    expect(sent).toBeGreaterThan(12);
  });

  test('SEC-23 ends with the security epoch', async () => {
    const { account, browser } = await bff.member();
    const [token = ''] = await linksFor(account);
    await bff.activate(browser);
    expect(await open(token, bff.browser())).toMatchObject(gone);
  });

  test.each(['', 'x', '../../etc', 'A'.repeat(43), 'A'.repeat(64)])(
    'that we never made opens nothing: %j',
    async (token) => {
      const answer = await open(token, bff.browser());
      expect([400, 410]).toContain(answer.status);
      expect(answer.cookies).toEqual([]);
    },
  );
});

describe('asking for it', () => {
  test('SEC-03 is answered alike whether there is an account or not, and mails nobody else', async () => {
    const { email } = await bff.account();
    const nobody = `${crypto.randomUUID()}@example.com`;
    const shapeOf = ({ body, cookies, headers, status }: Awaited<ReturnType<typeof ask>>) => {
      const named = Object.fromEntries(headers);
      delete named['request-id'];
      return { body, cookies, status, headers: named };
    };
    const asked = unlockLimits.perAccount.capacity + 1;
    for (let done = 0; done < asked; done += 1) expect(shapeOf(await ask(nobody))).toEqual(shapeOf(await ask(email)));
    await bff.settled();
    expect(await bff.inbox.mails(nobody)).toEqual([]);
    expect(await bff.inbox.mails(email)).toHaveLength(unlockLimits.perAccount.capacity);
  });

  test('SEC-03 runs the same statements and composes the same mails whether there is an account or not', async () => {
    const { email } = await bff.account();
    const mailsIn = (log: string[]) => log.filter((line) => line.includes('"event":"mail"')).length;
    async function workFor(asked: string) {
      const composedBefore = mailsIn(bff.log);
      const statements = await statementsOf(bff.database, async () => {
        expect((await ask(asked)).status).toBe(204);
        await bff.settled();
      });
      return { statements, composed: mailsIn(bff.log) - composedBefore };
    }
    const nobody = `${crypto.randomUUID()}@example.com`;
    for (let done = 0; done < unlockLimits.perAccount.capacity; done += 1) {
      for (const asked of [email, nobody]) expect(await workFor(asked)).toEqual({ statements: 3, composed: 1 });
    }
    for (const asked of [email, nobody]) expect(await workFor(asked)).toEqual({ statements: 1, composed: 0 });
    expect(await bff.inbox.mails(nobody)).toEqual([]);
  });

  test('SEC-03 is answered before anybody looks for an account, and nothing is mailed before a pause has passed', async () => {
    const { promise: pause, resolve: endPause } = Promise.withResolvers<void>();
    const patient = await bff.replica({ pauseBeforeMail: () => pause });
    const { email } = await bff.account();
    const answer = await bff.browser(patient.app).post('/api/sign-in/unlock', { email }, fromFreshNetwork());
    expect(answer.status).toBe(204);
    // Meanwhile somebody else's link, asked for later and without a pause, has been mailed.
    expect(await linksFor(await bff.account())).toHaveLength(1);
    const links = () =>
      bff.query('select from unlock_links l join accounts a on a.id = account_id where email = $1', [email]);
    expect(await links()).toHaveLength(0);
    endPause();
    await patient.settled();
    expect(await links()).toHaveLength(1);
    expect(await bff.inbox.linkTokens(email)).toHaveLength(1);
  });

  test('SEC-06 is counted per IPv6 site too, over all its networks', async () => {
    const { capacity } = unlockLimits.perSite;
    const at = (site: string, index: number) => ({ 'X-Forwarded-For': `2001:db8:${site}:${index.toString(16)}::1` });
    expect((await ask(`${crypto.randomUUID()}@example.com`, at('51', 0))).status).toBe(204);
    await guesser.draw(capacity - 10);
    for (let network = 1; network < 10; network += 1) {
      expect((await ask(`${crypto.randomUUID()}@example.com`, at('51', network))).status).toBe(204);
    }
    const { email } = await bff.account();
    expect((await ask(email, at('51', 10))).status).toBe(429);
    expect((await ask(email, at('52', 10))).status).toBe(204);
    await bff.settled();
  });

  test('is counted per network, over all emails', async () => {
    const here = fromFreshNetwork();
    for (let done = 0; done < unlockLimits.perNetwork.capacity; done += 1) {
      expect((await ask(`${crypto.randomUUID()}@example.com`, here)).status).toBe(204);
    }
    const { email } = await bff.account();
    const refused = await ask(email, here);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    await bff.settled();
    expect(await bff.inbox.mails(email)).toEqual([]);
  });

  test('SEC-41 and SEC-43 sends the account one mail, whose link is of our own address and holds its token in the fragment', async () => {
    const account = await bff.account();
    await bff
      .browser()
      .post(
        '/api/sign-in/unlock',
        { email: account.email.toUpperCase() },
        { Host: 'evil.example', ...fromFreshNetwork() },
      );
    await bff.settled();
    const [mail, ...more] = await bff.inbox.mails(account.email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: [account.email], subject: expect.not.stringMatching(/http/) });
    expect(mail?.text).toMatch(/https:\/\/console\.example\.com\/sign-in\/unlock#[\w-]{43}\n/);
    expect(mail?.text).not.toContain('evil.example');
    expect(mail?.text).toContain('198.18.');
  });

  test('stores of a token its hash only, and logs none of it', async () => {
    const account = await bff.account();
    const [token = ''] = await linksFor(account);
    expect(token).toHaveLength(43);
    await open(token, bff.browser());
    const [again = ''] = (await linksFor(account)).slice(1);
    const rows = await bff.query<{ hash: Buffer }>(
      'select token_hash as hash from unlock_links where account_id = $1',
      [account.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.hash).toHaveLength(32);
    expect(rows[0]?.hash.toString('base64url')).not.toBe(again);
    for (const secret of [token, again]) expect(bff.log.join('')).not.toContain(secret);
  });

  test('SEC-20 is strict about its form', async () => {
    const post = (path: string, body: unknown) => bff.browser().post(path, body);
    const bodies = [{}, { email: 1 }, { email: 'a@example.com', to: 'b@example.com' }, []];
    for (const body of bodies) expect((await post('/api/sign-in/unlock', body)).status).toBe(400);
    for (const body of [{}, { token: 1 }, { token: 'x', email: 'a' }]) {
      expect((await post('/api/sign-in/unlock/confirm', body)).status).toBe(400);
    }
  });
});
