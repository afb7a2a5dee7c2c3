import { createPasswordHash } from '@countersign/crypto/password-hash';
import { passwordThrottle, sessionLimits } from '@countersign/two-factor';
import { afterAll, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { fromFreshNetwork } from '../testing/fresh-network.ts';
import type { Member } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff({ passwordHash: createPasswordHash(), trustedProxyHops: 1 });
/** Here hashing takes long enough for a queue, and on a busy machine not as long as anybody waits. */
const quick = await startBff({
  passwordHash: createPasswordHash(undefined, { memoryCost: 8_192, timeCost: 2, parallelism: 1 }),
  trustedProxyHops: 1,
});
afterAll(() => Promise.all([bff.close(), quick.close()]));

/** More than work and wait at once, however many processors there are to work on. */
const CROWD = 200;

test('SEC-10 a crowd of strangers is turned away with Retry-After and loses no try; a known browser gets through', async () => {
  const account = await bff.account();
  const known = await bff.enterPassword(account);
  const crowd = Array.from({ length: CROWD }, () =>
    bff
      .browser()
      .post(
        '/api/sign-in',
        { email: `${crypto.randomUUID()}@example.com`, password: account.password },
        fromFreshNetwork(),
      ),
  );
  const { email, password } = account;
  const member = known.post('/api/sign-in', { email, password });

  const answers = await Promise.all(crowd);
  const turnedAway = answers.filter(({ status }) => status === 503);
  const judged = answers.filter(({ status }) => status === 422);
  expect(turnedAway.length + judged.length).toBe(CROWD);
  expect(turnedAway.length).toBeGreaterThan(0);
  for (const { body, headers } of turnedAway) {
    expect(body).toMatchObject({ code: 'unavailable' });
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
  }
  expect((await member).status).toBe(200);

  const [charged] = await bff.query<{ count: number }>(
    'select count(*)::int as count from throttles where octet_length(key) = 32 and tokens not in (20, 100)',
  );
  // A judged one has taken a token of its network, of its account, of the row and of judged ones; the member of the last.
  expect(charged?.count).toBe(4 * judged.length + 1);
});

test('SEC-10 one account with many browsers and requests at once keeps nobody else from being judged', async () => {
  const greedy = await quick.account();
  const browsers: Browser[] = [];
  while (browsers.length < 15) browsers.push(await quick.enterPassword(greedy));
  const others: Member[] = [];
  while (others.length < 10) others.push(await quick.member());

  const { email, password } = greedy;
  const flood = Array.from({ length: 9 }, () => browsers)
    .flat()
    .map((browser) => browser.post('/api/sign-in', { email, password }));
  const signIns = others.map(({ account, browser }) =>
    browser.post('/api/sign-in', { email: account.email, password: account.password }),
  );
  const answers = await Promise.all(signIns);
  expect(answers.map(({ status }) => status)).toEqual(others.map(() => 200));

  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => ![200, 429, 503].includes(status))).toEqual([]);
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(passwordThrottle.judged.capacity);
  const sessions = await quick.query('select from sessions where account_id = $1', [greedy.id]);
  expect(sessions.length).toBeLessThanOrEqual(sessionLimits.perAccount);
});
