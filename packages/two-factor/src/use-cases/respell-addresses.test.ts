import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());

async function storedAs(email: string) {
  const { id } = await system.account();
  await system.query('update accounts set email = $1 where id = $2', [email, id]);
  return async () => (await system.query('select email from accounts where id = $1', [id]))[0];
}

test('brings an address of an earlier version into the spelling that is looked up', async () => {
  const stored = await storedAs('ann@bücher.example');
  expect(await system.respellAddresses()).toEqual([]);
  expect(await stored()).toEqual({ email: 'ann@xn--bcher-kva.example' });
});

test('says which it could not change, since another account has that spelling', async () => {
  await storedAs('bob@xn--bcher-kva.example');
  const stored = await storedAs('bob@bücher.example');
  expect(await system.respellAddresses()).toEqual([
    { stored: 'bob@bücher.example', canonical: 'bob@xn--bcher-kva.example' },
  ]);
  expect(await stored()).toEqual({ email: 'bob@bücher.example' });
});
