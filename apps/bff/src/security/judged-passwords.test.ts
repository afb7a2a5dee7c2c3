import { passwordThrottle } from '@countersign/two-factor';
import { afterAll, describe, expect, test } from 'vitest';
import { fromFreshNetwork } from '../testing/fresh-network.ts';
import { guesserAt, retryAfterOf, statusesOf } from '../testing/guesser.ts';
import { startBff } from '../testing/start-bff.ts';
import { times } from '../testing/times.ts';

const bff = await startBff({ trustedProxyHops: 1 });
afterAll(() => bff.close());
const { draw, signIn, exhaustAccount, wait } = guesserAt(bff);

const { capacity, refillsIn } = passwordThrottle.judged;

describe('SEC-10 right passwords', () => {
  test('are judged so often in a short time at one account, and then refused with wrong ones alike', async () => {
    const account = await bff.account();
    const { email, password } = account;
    expect((await signIn({ email, password })).status).toBe(200);
    await draw(capacity - 10);
    expect(statusesOf(await times(9, () => signIn({ email, password })))).not.toContain(429);
    const [right, wrong] = [await signIn({ email, password }), await signIn({ email })];
    for (const refused of [right, wrong]) {
      expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_attempts' }, cookies: [] });
      expect(retryAfterOf(refused)).toBeGreaterThan(0);
    }
    expect(right.body).toEqual(wrong.body);
    const [other, from] = [await bff.account(), fromFreshNetwork()];
    await times(passwordThrottle.network.capacity + 1, () => signIn({ email, from }));
    expect((await signIn({ email: other.email, password: other.password, from })).status).toBe(200);
    await wait(3_600 + refillsIn / capacity);
    expect((await signIn({ email, password })).status).toBe(200);
  });

  test('given by somebody else refuse no browser that has completed two steps', async () => {
    const ann = await bff.activeMember();
    const trusted = await bff.signInWithApp(ann);
    await draw(capacity - 10);
    await times(10, () => signIn(ann.account));
    const { email, password } = ann.account;
    expect((await signIn({ email, password })).status).toBe(429);
    expect(await signIn({ email, password, browser: trusted })).toMatchObject({ body: { next: 'second-factor' } });
  });

  test('are counted per trusted browser as well', async () => {
    const ann = await bff.activeMember();
    const trusted = await bff.signInWithApp(ann);
    const { email, password } = ann.account;
    const again = () => signIn({ email, password, browser: trusted });
    expect((await again()).status).toBe(200);
    await draw(capacity - 10);
    expect(statusesOf(await times(9, again))).not.toContain(429);
    expect((await again()).status).toBe(429);
    expect((await signIn({ email, password })).status).toBe(200);
  });

  test('are not refused for tries that were refused themselves', async () => {
    const account = await bff.account();
    const browser = await bff.enterPassword(account);
    const { email, password } = account;
    await exhaustAccount(email);
    const refused = await times(capacity, () => signIn({ email }));
    expect(new Set(statusesOf(refused))).toEqual(new Set([429]));
    expect((await signIn({ email, password, browser })).status).toBe(200);
  });

  test('are judged so often in all sessions of an account', async () => {
    const { account, browser } = await bff.member();
    const elsewhere = await bff.enterPassword(account);
    const confirm = (at = browser) => at.post('/api/step-up', { password: account.password });
    expect((await confirm()).status).toBe(204);
    await draw(capacity - 10);
    expect(statusesOf(await times(9, () => confirm()))).not.toContain(429);
    for (const at of [browser, elsewhere]) expect((await confirm(at)).status).toBe(429);
  });
});
