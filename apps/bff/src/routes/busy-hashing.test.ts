import { afterAll, expect, test } from 'vitest';
import { fromFreshNetwork } from '../testing/fresh-network.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff({ trustedProxyHops: 1 });
afterAll(() => bff.close());

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
  // A judged one has taken a token of its network, one of its account and one of the row; the member none.
  expect(charged?.count).toBe(3 * judged.length);
});
