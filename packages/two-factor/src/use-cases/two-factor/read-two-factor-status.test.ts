import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { account, activeMember, query, readTwoFactorStatus } = system;

test('since when it is active, and what may answer the challenge of a sign-in', async () => {
  const { account: someone } = await activeMember();
  const [row] = await query<{ created_at: Date }>('select created_at from authenticators where account_id = $1', [
    someone.id,
  ]);
  const activatedAt = row?.created_at;
  expect(await readTwoFactorStatus(someone.id)).toEqual({ activatedAt, factors: ['authenticator', 'email'] });
  const withoutEmail = system.composedWith({ emailIsAFactor: false });
  expect(await withoutEmail.readTwoFactorStatus(someone.id)).toEqual({ activatedAt, factors: ['authenticator'] });
});

test('null: it is not active', async () => {
  expect(await readTwoFactorStatus((await account()).id)).toBeNull();
});
