import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../testing/create-test-system.ts';
import { PASSWORD } from '../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { addAccount, query } = system;

const stored = (email: string) => query<{ id: string }>('select * from accounts where email = $1', [email]);

test('added: under the canonical address, with the password hashed and the event recorded', async () => {
  const email = 'ann@xn--bcher-kva.example';
  expect(await addAccount({ email: ' Ann@BÜCHER.example ', password: PASSWORD })).toEqual({ kind: 'added', email });
  const [row] = await stored(email);
  expect(row).toMatchObject({ password_hash: expect.stringMatching(/^\$argon2id\$/), security_epoch: 0 });
  expect(await system.securityEvents(row?.id ?? '')).toEqual(['account-added']);
});

test('email-taken: the account that has it stays as it is', async () => {
  const { email } = await system.account();
  const before = await stored(email);
  expect(await addAccount({ email: email.toUpperCase(), password: PASSWORD })).toEqual({ kind: 'email-taken' });
  expect(await stored(email)).toEqual(before);
});

test('not-an-email: what no mail can be delivered to', async () => {
  expect(await addAccount({ email: 'ann', password: PASSWORD })).toEqual({ kind: 'not-an-email' });
  expect(await stored('ann')).toEqual([]);
});

test.each([
  ['too short', 'fourteen chars', 'too-short'],
  ['too long', 'x'.repeat(257), 'too-long'],
  ['the address itself', 'poor-password@example.com', 'guessable'],
  ['the name of the platform', 'miniprogramplatform', 'guessable'],
  ['among the first that attackers try', 'passwordpassword', 'common'],
])('poor-password: %s', async (_, password, flaw) => {
  const email = 'poor-password@example.com';
  expect(await addAccount({ email, password })).toEqual({ kind: 'poor-password', flaw });
  expect(await stored(email)).toEqual([]);
});
