import { afterAll, expect, test } from 'vitest';
import { startBff } from '../testing/start-bff.ts';
import { DEMO_PASSWORD, hashingOnce, seedDemoAccounts } from './seed-demo-accounts.ts';

const bff = await startBff();
afterAll(() => bff.close());

test('a demo account signs in with the demo password, and a second start leaves it as it is', async () => {
  await seedDemoAccounts(['demo@example.com', 'Second@Example.com'], bff.addAccount);
  const accounts = () => bff.query('select email, password_hash from accounts order by email');
  const before = await accounts();
  expect(before).toMatchObject([{ email: 'demo@example.com' }, { email: 'second@example.com' }]);
  await seedDemoAccounts(['demo@example.com', 'second@example.com'], bff.addAccount);
  expect(await accounts()).toEqual(before);
  const answer = await bff.browser().post('/api/sign-in', { email: 'demo@example.com', password: DEMO_PASSWORD });
  expect(answer).toMatchObject({ status: 200, body: { next: 'signed-in' } });
});

test('an address that no mail reaches stops the start', async () => {
  await expect(seedDemoAccounts(['demo@nowhere@example.com'], bff.addAccount)).rejects.toThrow('not-an-email');
});

test('their password is hashed once for all of them', async () => {
  let hashed = 0;
  const { hash } = hashingOnce({ hash: async (password) => `${password}, hash ${++hashed}` });
  expect(await Promise.all([hash(DEMO_PASSWORD), hash(DEMO_PASSWORD)])).toEqual(
    Array(2).fill(`${DEMO_PASSWORD}, hash 1`),
  );
});
