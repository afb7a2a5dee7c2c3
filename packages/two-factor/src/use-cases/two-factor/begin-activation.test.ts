import { bytesOfBase32 } from '@countersign/playwright/base32';
import { afterAll, expect, test } from 'vitest';
import { activationLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, beginActivation, countOf, member, query } = system;

test('begun: the secret waits sealed in a row of its own, and signs nobody in (SEC-29)', async () => {
  const { account, session } = await member();
  const outcome = await beginActivation({ session, requestedFrom });
  expect(outcome).toMatchObject({ kind: 'begun', keyUri: expect.stringMatching(/^otpauth:\/\/totp\//) });
  if (outcome.kind !== 'begun') return;
  const [row] = await query<{ sealed_secret: Buffer; lives: number; attempts_left: number }>(
    `select sealed_secret, attempts_left, extract(epoch from expires_at - created_at)::int as lives
    from pending_activations where account_id = $1`,
    [account.id],
  );
  expect(row).toMatchObject({ lives: activationLimits.timeToLive, attempts_left: activationLimits.attempts });
  const secret = Buffer.from(bytesOfBase32(outcome.textKey));
  expect(secret).toHaveLength(20);
  expect(row?.sealed_secret.includes(secret)).toBe(false);
  expect(await countOf('authenticators', account.id)).toBe(0);
  expect(await system.readTwoFactorStatus(account.id)).toBeNull();
  expect((await system.securityEvents(account.id)).at(-1)).toBe('activation-begun');
});

test('begun again: another secret in place of this session’s last, and of no other’s', async () => {
  const here = await member();
  const elsewhere = await system.signedIn(here.account);
  const [first, other, second] = [
    await beginActivation({ session: here.session, requestedFrom }),
    await beginActivation({ session: elsewhere.session, requestedFrom }),
    await beginActivation({ session: here.session, requestedFrom }),
  ];
  const keys = [first, other, second].map((outcome) => outcome.kind === 'begun' && outcome.textKey);
  expect(new Set(keys).size).toBe(3);
  expect(await system.readPendingActivation(here.session)).toMatchObject({ textKey: keys[2] });
  expect(await system.readPendingActivation(elsewhere.session)).toMatchObject({ textKey: keys[1] });
});

test('already-active: there is an authenticator, which stays as it is', async () => {
  const { account, session } = await activeMember();
  const before = await query('select * from authenticators where account_id = $1', [account.id]);
  expect(await beginActivation({ session, requestedFrom })).toEqual({ kind: 'already-active' });
  expect(await countOf('pending_activations', account.id)).toBe(0);
  expect(await query('select * from authenticators where account_id = $1', [account.id])).toEqual(before);
});
