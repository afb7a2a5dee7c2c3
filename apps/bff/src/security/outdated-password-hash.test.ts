import { createPasswordHash } from '@countersign/crypto/password-hash';
import { hash } from '@node-rs/argon2';
import { afterAll, expect, test } from 'vitest';
import type { Account } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff({ passwordHash: createPasswordHash() });
afterAll(() => bff.close());

const hashOf = async ({ id }: Account) => {
  const [row] = await bff.query<{ hash: string }>('select password_hash as hash from accounts where id = $1', [id]);
  return row?.hash;
};

async function withOlderHash() {
  const account = await bff.account();
  const older = await hash(account.password, { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
  await bff.query('update accounts set password_hash = $2 where id = $1', [account.id, older]);
  return { account, older };
}

test('SEC-01 a right password whose hash has older parameters is hashed again, once', async () => {
  const { account, older } = await withOlderHash();
  await bff.enterPassword(account);
  const renewed = await hashOf(account);
  expect(renewed).not.toBe(older);
  expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  await bff.enterPassword(account);
  expect(await hashOf(account)).toBe(renewed);
});

test('a wrong password changes nothing', async () => {
  const { account, older } = await withOlderHash();
  const answer = await bff
    .browser()
    .post('/api/sign-in', { email: account.email, password: 'not the password at all' });
  expect(answer.status).toBe(422);
  expect(await hashOf(account)).toBe(older);
});

test('SEC-02 a password is the same in another spelling of the same text', async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  await bff.addAccount({ email, password: 'caf\u00e9 and nine lentils' });
  const answer = await bff.browser().post('/api/sign-in', { email, password: 'cafe\u0301 and nine lentils' });
  expect(answer.status).toBe(200);
});
