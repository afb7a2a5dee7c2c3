import { passwordThrottle } from '@countersign/two-factor';
import { afterAll, describe, expect, test } from 'vitest';
import type { Answer, Browser } from '../testing/browser.ts';
import type { Account } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff({ trustedProxyHops: 1 });
const embedded = await startBff({ engine: 'embedded', trustedProxyHops: 1 });
afterAll(() => Promise.all([bff.close(), embedded.close()]));

const WRONG = 'wrong but long enough';

let networks = 0;
/** An address that no other test has used. */
const freshAddress = () => {
  networks += 1;
  return `198.18.${Math.floor(networks / 250)}.${(networks % 250) + 1}`;
};

interface Try {
  email: string;
  password?: string;
  address?: string;
  browser?: Browser;
}

const signIn = ({ address = freshAddress(), browser = bff.browser(), email, password = WRONG }: Try): Promise<Answer> =>
  browser.post('/api/sign-in', { email, password }, { 'X-Forwarded-For': address });

async function times<Result>(count: number, act: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let done = 0; done < count; done += 1) results.push(await act());
  return results;
}

const statusesOf = (answers: Answer[]) => answers.map(({ status }) => status);
const retryAfterOf = ({ headers }: Answer) => Number(headers.get('Retry-After'));

const { capacity: ofAccount } = passwordThrottle.account;
const { capacity: ofNetwork } = passwordThrottle.network;
const { capacity: ofOwn } = passwordThrottle.own;

/** Uses up what strangers may try at the account, from many networks. */
const useUpAccount = (email: string) => times(ofAccount, () => signIn({ email }));

/** Moves every count into the past, which is the same as waiting. */
const wait = (seconds: number) =>
  bff.query('update throttles set refilled_at = refilled_at - make_interval(secs => $1)', [seconds]);

const known = async (account: Account) => bff.enterPassword(account);

describe('SEC-05 the tries of strangers', () => {
  test('are counted per account over all networks, then refused with Retry-After, right or wrong', async () => {
    const { email, password } = await bff.account();
    expect(new Set(statusesOf(await useUpAccount(email)))).toEqual(new Set([422]));
    const [wrong, right] = [await signIn({ email }), await signIn({ email, password })];
    for (const refused of [wrong, right]) {
      expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_attempts' }, cookies: [] });
      expect(retryAfterOf(refused)).toBeGreaterThan(0);
      expect(retryAfterOf(refused)).toBeLessThanOrEqual(passwordThrottle.account.refillsIn / ofAccount);
    }
    expect(right.body).toEqual(wrong.body);
  });

  test('come back with time', async () => {
    const { email, password } = await bff.account();
    await useUpAccount(email);
    await wait(passwordThrottle.account.refillsIn / ofAccount);
    expect((await signIn({ email, password })).status).toBe(200);
  });

  test('are counted per network over all accounts', async () => {
    const address = freshAddress();
    const emails = await Promise.all(Array.from({ length: ofNetwork }, async () => (await bff.account()).email));
    for (const email of emails) expect((await signIn({ email, address })).status).toBe(422);
    const { email, password } = await bff.account();
    expect((await signIn({ email, password, address })).status).toBe(429);
    expect((await signIn({ email, password })).status).toBe(200);
  });

  test('cost nothing that are right', async () => {
    const { email, password } = await bff.account();
    const address = freshAddress();
    const statuses = statusesOf(await times(2 * ofNetwork, () => signIn({ email, password, address })));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('at once over two replicas are judged as often as one after the other', async () => {
    const other = await bff.replica({ trustedProxyHops: 1 });
    const { email } = await bff.account();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        signIn({ email, browser: index % 2 === 0 ? bff.browser() : bff.browser(other.app) }),
      ),
    );
    const statuses = statusesOf(answers);
    expect(statuses.filter((status) => status === 422)).toHaveLength(ofAccount);
    expect(statuses.filter((status) => status === 429)).toHaveLength(60 - ofAccount);
  });

  test('a hundred in a row need the link, until nobody has tried for a day', async () => {
    const { email, password } = await bff.account();
    let judged = 0;
    while (judged < passwordThrottle.inARow.capacity) {
      const answers = await useUpAccount(email);
      judged += answers.filter(({ status }) => status === 422).length;
      await wait(passwordThrottle.account.refillsIn);
    }
    expect(judged).toBe(passwordThrottle.inARow.capacity);
    const refused = await signIn({ email, password });
    expect(refused.status).toBe(429);
    expect(retryAfterOf(refused)).toBeGreaterThan(passwordThrottle.account.refillsIn);
    await wait(passwordThrottle.inARow.forgottenAfter - passwordThrottle.account.refillsIn);
    expect((await signIn({ email, password })).status).toBe(200);
  });

  test('a right one ends the row', async () => {
    const { email, password } = await bff.account();
    for (let round = 0; round < 6; round += 1) {
      const answers = await times(ofAccount - 1, () => signIn({ email }));
      expect(new Set(statusesOf(answers))).toEqual(new Set([422]));
      expect((await signIn({ email, password })).status).toBe(200);
      await wait(passwordThrottle.account.refillsIn);
    }
  });
});

describe('SEC-05 a browser that the account knows', () => {
  test('is never refused for what strangers did, in its network or at its account', async () => {
    const account = await bff.account();
    const browser = await known(account);
    const address = freshAddress();
    await times(ofNetwork + 1, () => signIn({ email: `${crypto.randomUUID()}@example.com`, address }));
    await useUpAccount(account.email);
    const { email, password } = account;
    expect((await signIn({ email, password, address })).status).toBe(429);
    expect((await signIn({ email, password, address, browser })).status).toBe(200);
  });

  test('has tries of its own, one more a minute', async () => {
    const account = await bff.account();
    const { email, password } = account;
    const browser = await known(account);
    expect(new Set(statusesOf(await times(ofOwn, () => signIn({ email, browser }))))).toEqual(new Set([422]));
    const refused = await signIn({ email, password, browser });
    expect(refused.status).toBe(429);
    expect(retryAfterOf(refused)).toBeLessThanOrEqual(60);
    expect((await signIn({ email, password })).status).toBe(200);
    await wait(60);
    expect((await signIn({ email, password, browser })).status).toBe(200);
  });

  test('is a stranger to every other account, and to its own once two-factor authentication has changed', async () => {
    const { account, browser } = await bff.member();
    const other = await bff.account();
    await useUpAccount(other.email);
    expect((await signIn({ email: other.email, password: other.password, browser })).status).toBe(429);

    const elsewhere = await known(account);
    await bff.activate(browser);
    await useUpAccount(account.email);
    expect((await signIn({ email: account.email, password: account.password, browser: elsewhere })).status).toBe(429);
  });

  test('is one only as long as its cookie lives', async () => {
    const account = await bff.account();
    const { email, password } = account;
    const browser = await known(account);
    await useUpAccount(email);
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

describe('an email without an account', () => {
  test('SEC-03 is counted and refused like any other, to the byte', async () => {
    const { email } = await bff.account();
    const nobody = `${crypto.randomUUID()}@example.com`;
    const shape = ({ body, cookies, headers, status }: Answer) => {
      const named = Object.fromEntries(headers);
      delete named['request-id'];
      return { status, body, cookies, headers: named };
    };
    const [existing, missing] = [await useUpAccount(email), await useUpAccount(nobody)];
    expect(missing.map(shape)).toEqual(existing.map(shape));
    const [refused, alike] = [await signIn({ email }), await signIn({ email: nobody })];
    expect(refused.status).toBe(429);
    const { headers, ...rest } = shape(alike);
    const { headers: otherHeaders, ...otherRest } = shape(refused);
    expect(rest).toEqual(otherRest);
    // A second may have begun between the two.
    expect(Object.keys(headers)).toEqual(Object.keys(otherHeaders));
  });

  test('SEC-06 is one in whatever spelling, and so is one that has', async () => {
    const { email, password } = await bff.account();
    const spellings = [email.toUpperCase(), ` ${email} `, email.replace('@', '＠'), email];
    for (let done = 0; done < ofAccount; done += 1) {
      expect((await signIn({ email: spellings[done % spellings.length] ?? email })).status).toBe(422);
    }
    for (const spelling of spellings) expect((await signIn({ email: spelling, password })).status).toBe(429);
  });
});

test('SEC-06 neighbours in one IPv6 site share a bucket, and IPv4 is itself however it is written', async () => {
  const { email } = await bff.account();
  const emails = await Promise.all(Array.from({ length: ofNetwork }, async () => (await bff.account()).email));
  for (const [index, each] of emails.entries()) {
    expect((await signIn({ email: each, address: `2001:db8:7:1:${index + 1}::1` })).status).toBe(422);
  }
  expect((await signIn({ email, address: '2001:db8:7:1:ffff::2' })).status).toBe(429);
  expect((await signIn({ email, address: '2001:db8:7:2::1' })).status).toBe(422);

  const address = freshAddress();
  const others = await Promise.all(Array.from({ length: ofNetwork }, async () => (await bff.account()).email));
  for (const each of others) await signIn({ email: each, address: `::ffff:${address}` });
  expect((await signIn({ email, address })).status).toBe(429);
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

    const elsewhere = await known(account);
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

test('SEC-88 the counts name nobody', async () => {
  const { email } = await bff.account();
  const address = freshAddress();
  await signIn({ email, address });
  const rows = await bff.query<{ key: Buffer }>('select key from throttles');
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) {
    expect([16, 32]).toContain(key.length);
    expect(key.toString('latin1')).not.toContain(email);
    expect(key.toString('latin1')).not.toContain(address);
  }
});
