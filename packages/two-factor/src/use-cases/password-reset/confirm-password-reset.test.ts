import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { emailHeldFor } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { PASSWORD, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { confirmPasswordReset, countOf, query } = system;

const NEW_PASSWORD = 'eleven herons and a broken kettle';

async function mailedTo(email: string): Promise<string> {
  const network = { subnet: randomUUID(), site: null };
  await system.requestPasswordReset({ email, network, requestToken: undefined, requestedFrom });
  await system.settled();
  return (await system.newestReset(email)).token;
}

const confirm = async (token: string, password = NEW_PASSWORD) => {
  const outcome = await confirmPasswordReset({ token, password, requestedFrom });
  await system.settled();
  return outcome;
};

async function isPassword(email: string, password: string): Promise<boolean> {
  const [row] = await query<{ hash: string }>('select password_hash as hash from accounts where email = $1', [email]);
  return system.parts.passwordHash.verify(password, row?.hash ?? null, { caller: 'known', account: email });
}

test('password-reset: the password is the new one, everything open has ended, and the factors are as they were', async () => {
  const { account } = await system.activeMember();
  await system.challenged({ account });
  const token = await mailedTo(account.email);
  expect(await confirm(token)).toEqual({ kind: 'password-reset', accountId: account.id });
  expect(await isPassword(account.email, NEW_PASSWORD)).toBe(true);
  expect(await isPassword(account.email, PASSWORD)).toBe(false);
  for (const table of ['sessions', 'challenges', 'password_resets']) expect(await countOf(table, account.id)).toBe(0);
  for (const table of ['authenticators', 'recovery_codes']) expect(await countOf(table, account.id)).toBe(1);
  const [row] = await query(
    `select security_epoch as epoch, extract(epoch from email_held_until - now()) between $2 - 60 and $2 as "isHeld"
    from accounts where id = $1`,
    [account.id, emailHeldFor],
  );
  expect(row).toEqual({ epoch: 2, isHeld: true });
  expect((await system.securityEvents(account.id)).at(-1)).toBe('password-reset');
  expect(await system.newestUndoToken(account.email, 'password-reset')).toHaveLength(43);
});

test.each([
  ['too-short', 'fourteen chars'],
  ['common', 'passwordpassword'],
  ['guessable', 'abcabcabcabcabc'],
])('poor-password: %s, and nothing is spent', async (flaw, password) => {
  const { email, id } = await system.account();
  const token = await mailedTo(email);
  expect(await confirm(token, password)).toEqual({ kind: 'poor-password', accountId: id, flaw });
  expect(await isPassword(email, PASSWORD)).toBe(true);
  expect(await confirm(token)).toMatchObject({ kind: 'password-reset' });
});

test('poor-password: little more than the account’s own email', async () => {
  const { email, id } = await system.account();
  const token = await mailedTo(email);
  expect(await confirm(token, `${email}!`)).toEqual({ kind: 'poor-password', accountId: id, flaw: 'guessable' });
});

test('link-gone: it was used, or another one of the account', async () => {
  const { email } = await system.account();
  const [first, second] = [await mailedTo(email), await mailedTo(email)];
  expect(await confirm(second)).toMatchObject({ kind: 'password-reset' });
  expect(await confirm(second)).toEqual({ kind: 'link-gone' });
  expect(await confirm(first)).toEqual({ kind: 'link-gone' });
});

test.each([
  ['has expired', 'update password_resets set expires_at = now() where account_id = $1'],
  ['is of an older security epoch', 'update accounts set security_epoch = security_epoch + 1 where id = $1'],
])('link-gone: it %s, and nothing is hashed', async (_, statement) => {
  const { email, id } = await system.account();
  const token = await mailedTo(email);
  await query(statement, [id]);
  const hash = () => Promise.reject(new Error('Something was hashed.'));
  const watched = system.composedWith({ passwordHash: { ...system.parts.passwordHash, hash } });
  expect(await watched.confirmPasswordReset({ token, password: NEW_PASSWORD, requestedFrom })).toEqual({
    kind: 'link-gone',
  });
});

test.each(['', 'not a token', 'A'.repeat(43)])('link-gone: %j is the token of none', async (token) => {
  expect(await confirm(token)).toEqual({ kind: 'link-gone' });
});

test('SEC-59 of ten at once with different passwords one is set, and its owner is told once', async () => {
  const { email, id } = await system.account();
  const token = await mailedTo(email);
  // Hashing takes turns; what races is the statement.
  const passwords = Array.from({ length: 10 }, (_, index) => `${NEW_PASSWORD} ${index}`);
  const confirmations = passwords.map((password) =>
    confirmPasswordReset({ token, password, requestedFrom }).catch(() => ({ kind: 'busy' as const })),
  );
  const outcomes = await Promise.all(confirmations);
  await system.settled();
  const set = passwords.filter((_, index) => outcomes[index]?.kind === 'password-reset');
  expect(set).toHaveLength(1);
  expect(await isPassword(email, set[0] ?? '')).toBe(true);
  expect(await countOf('reversible_changes', id)).toBe(1);
});
