import { passwordThrottle } from '@countersign/two-factor';
import { afterAll, describe, expect, test } from 'vitest';
import type { Answer } from '../testing/browser.ts';
import { fromFreshNetwork } from '../testing/fresh-network.ts';
import { guesserAt, retryAfterOf, statusesOf } from '../testing/guesser.ts';
import { startBff } from '../testing/start-bff.ts';
import { times } from '../testing/times.ts';

const bff = await startBff({ trustedProxyHops: 1 });
afterAll(() => bff.close());
const { draw, signIn, exhaustAccount, wait } = guesserAt(bff);

const { capacity: ofAccount } = passwordThrottle.account;
const { capacity: ofNetwork } = passwordThrottle.network;

describe('SEC-05 the tries of strangers', () => {
  test('are counted per account over all networks, then refused with Retry-After, right or wrong', async () => {
    const { email, password } = await bff.account();
    expect(new Set(statusesOf(await exhaustAccount(email)))).toEqual(new Set([422]));
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
    await exhaustAccount(email);
    await wait(passwordThrottle.account.refillsIn / ofAccount);
    expect((await signIn({ email, password })).status).toBe(200);
  });

  test('are counted per network over all accounts', async () => {
    const from = fromFreshNetwork();
    const emails = await Promise.all(Array.from({ length: ofNetwork }, async () => (await bff.account()).email));
    for (const email of emails) expect((await signIn({ email, from })).status).toBe(422);
    const { email, password } = await bff.account();
    expect((await signIn({ email, password, from })).status).toBe(429);
    expect((await signIn({ email, password })).status).toBe(200);
  });

  test('cost nothing that are right', async () => {
    const { email, password } = await bff.account();
    const from = fromFreshNetwork();
    const statuses = statusesOf(await times(2 * ofNetwork, () => signIn({ email, password, from })));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('at once over two replicas are judged as often as one after the other', async () => {
    const other = await bff.replica({ trustedProxyHops: 1 });
    const { email } = await bff.account();
    const volley = async (count: number) =>
      statusesOf(
        await Promise.all(
          Array.from({ length: count }, (_, index) =>
            signIn({ email, browser: index % 2 === 0 ? bff.browser() : bff.browser(other.app) }),
          ),
        ),
      );
    const countOf = (statuses: number[], status: number) => statuses.filter((each) => each === status).length;
    const statuses = await volley(60);
    // Turned away unjudged where hashing is slow, which costs nothing: so they try again.
    while (countOf(statuses, 503) > 0) {
      const left = statuses.filter((status) => status !== 503);
      statuses.splice(0, statuses.length, ...left, ...(await volley(60 - left.length)));
    }
    expect(countOf(statuses, 422)).toBe(ofAccount);
    expect(countOf(statuses, 429)).toBe(60 - ofAccount);
  });

  test('a hundred in a row need the link, until nobody has tried for a day', async () => {
    const { email, password } = await bff.account();
    let judged = 0;
    while (judged < passwordThrottle.consecutiveFailures.capacity) {
      const answers = await exhaustAccount(email);
      judged += answers.filter(({ status }) => status === 422).length;
      await wait(passwordThrottle.account.refillsIn);
    }
    expect(judged).toBe(passwordThrottle.consecutiveFailures.capacity);
    const refused = await signIn({ email, password });
    expect(refused.status).toBe(429);
    expect(retryAfterOf(refused)).toBeGreaterThan(passwordThrottle.account.refillsIn);
    await wait(passwordThrottle.consecutiveFailures.forgottenAfter - passwordThrottle.account.refillsIn);
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

describe('an email without an account', () => {
  test('SEC-03 is counted and refused like any other, to the byte', async () => {
    const { email } = await bff.account();
    const nobody = `${crypto.randomUUID()}@example.com`;
    const shape = ({ body, cookies, headers, status }: Answer) => {
      const named = Object.fromEntries(headers);
      delete named['request-id'];
      return { status, body, cookies, headers: named };
    };
    const [existing, missing] = [await exhaustAccount(email), await exhaustAccount(nobody)];
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

const at = (address: string) => ({ 'X-Forwarded-For': address });

test('SEC-06 neighbours in one IPv6 site share a bucket, and IPv4 is itself however it is written', async () => {
  const { email } = await bff.account();
  const emails = await Promise.all(Array.from({ length: ofNetwork }, async () => (await bff.account()).email));
  for (const [index, each] of emails.entries()) {
    expect((await signIn({ email: each, from: at(`2001:db8:7:1:${index + 1}::1`) })).status).toBe(422);
  }
  expect((await signIn({ email, from: at('2001:db8:7:1:ffff::2') })).status).toBe(429);
  expect((await signIn({ email, from: at('2001:db8:7:2::1') })).status).toBe(422);

  const from = fromFreshNetwork();
  const others = await Promise.all(Array.from({ length: ofNetwork }, async () => (await bff.account()).email));
  for (const each of others) await signIn({ email: each, from: at(`::ffff:${from['X-Forwarded-For']}`) });
  expect((await signIn({ email, from })).status).toBe(429);
});

test('SEC-06 the networks of one IPv6 site have ten times what one of them has, whichever the emails', async () => {
  const nobody = () => `${crypto.randomUUID()}@example.com`;
  const { capacity } = passwordThrottle.site;
  expect(capacity).toBe(10 * ofNetwork);
  const at8 = (network: number) => at(`2001:db8:8:${network.toString(16)}::1`);
  expect((await signIn({ email: nobody(), from: at8(0) })).status).toBe(422);
  await draw(capacity - 10);
  for (let network = 1; network < 10; network += 1) {
    expect((await signIn({ email: nobody(), from: at8(network) })).status).toBe(422);
  }
  const { email, password } = await bff.account();
  for (const each of [{ email, password }, { email: nobody() }]) {
    const refused = await signIn({ ...each, from: at8(0xffff) });
    expect(refused.status).toBe(429);
  }
  expect((await signIn({ email, password, from: at('2001:db8:9:1::1') })).status).toBe(200);
});

test('SEC-88 the counts name nobody', async () => {
  const { email } = await bff.account();
  const from = fromFreshNetwork();
  await signIn({ email, from });
  const rows = await bff.query<{ key: Buffer }>('select key from throttles');
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) {
    expect([16, 32]).toContain(key.length);
    expect(key.toString('latin1')).not.toContain(email);
    expect(key.toString('latin1')).not.toContain(from['X-Forwarded-For']);
  }
});
