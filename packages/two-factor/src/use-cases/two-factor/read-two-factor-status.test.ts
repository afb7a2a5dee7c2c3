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
  const recoveryCodes = { left: 10, createdAt: activatedAt, isSaved: false };
  expect(await readTwoFactorStatus(someone.id)).toEqual({
    activatedAt,
    factors: ['authenticator', 'email', 'recovery-code'],
    recoveryCodes,
    isCheckUpDue: false,
    acceptsEmailCodes: true,
  });
  const withoutEmail = system.composedWith({ emailIsAFactor: false });
  expect(await withoutEmail.readTwoFactorStatus(someone.id)).toEqual({
    activatedAt,
    factors: ['authenticator', 'recovery-code'],
    recoveryCodes,
    isCheckUpDue: false,
    acceptsEmailCodes: true,
  });
});

test('how many recovery codes are left, and none to answer with once all are spent', async () => {
  const { account: someone } = await activeMember();
  await query('update recovery_codes set macs = macs[1:3], saved_at = now() where account_id = $1', [someone.id]);
  expect(await readTwoFactorStatus(someone.id)).toMatchObject({ recoveryCodes: { left: 3, isSaved: true } });
  await query("update recovery_codes set macs = '{}' where account_id = $1", [someone.id]);
  expect(await readTwoFactorStatus(someone.id)).toMatchObject({
    factors: ['authenticator', 'email'],
    recoveryCodes: { left: 0 },
  });
});

test('null: it is not active', async () => {
  expect(await readTwoFactorStatus((await account()).id)).toBeNull();
});
