import { createPasswordHash } from '@countersign/crypto/password-hash';
import { afterAll, expect, test } from 'vitest';
import { HashingIsBusy } from '../ports/passwords.ts';
import { createTestSystem } from '../testing/create-test-system.ts';
import { type Member, PASSWORD } from '../testing/people.ts';
import { judgePassword } from './judge-password.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { passwordAttempts, passwordHash } = system.parts;

async function charged({ session }: Member) {
  const charge = await passwordAttempts.chargeInSession(session);
  if (charge.kind !== 'charged') throw new Error('The attempt was refused.');
  return { account: session.email, stored: charge.passwordHash, attempt: charge.attempt };
}

/** How many attempts each bucket of the session has given since it was full. */
const tokensTaken = async () => {
  const rows = await system.query<{ tokens: number }>('select tokens from throttles');
  return rows.map(({ tokens }) => tokens).toSorted((a, b) => a - b);
};

test('tells the right password from any other, and from that of no account', async () => {
  const judged = await charged(await system.member());
  const judging = { passwordAttempts, passwordHash };
  expect(await judgePassword(judging, { ...judged, password: PASSWORD })).toBe(true);
  expect(await judgePassword(judging, { ...judged, password: `${PASSWORD}!` })).toBe(false);
  expect(await judgePassword(judging, { ...judged, password: PASSWORD, stored: null })).toBe(false);
});

test('HashingIsBusy: a password that was not judged costs no attempt', async () => {
  await system.query('delete from throttles');
  const narrow = await createPasswordHash({ slots: 1, slotsPerKey: 1, maxWaiting: 0, timeoutMilliseconds: 60_000 });
  const judging = { passwordAttempts, passwordHash: narrow };
  const someone = await system.member();
  const [first, second] = [await charged(someone), await charged(someone)];
  const [judged, unjudged] = await Promise.allSettled([
    judgePassword(judging, { ...first, password: 'wrong' }),
    judgePassword(judging, { ...second, password: PASSWORD }),
  ]);
  expect(judged).toEqual({ status: 'fulfilled', value: false });
  expect(unjudged).toEqual({ status: 'rejected', reason: expect.any(HashingIsBusy) });
  // Each bucket held ten or a hundred, and has given one for the password that was judged.
  expect((await tokensTaken()).map(Math.floor)).toEqual([9, 99]);
});
