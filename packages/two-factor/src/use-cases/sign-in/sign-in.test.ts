import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { challengeLimits, passwordThrottle } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { PASSWORD, requestedFrom } from '../../testing/people.ts';
import type { SignInInput } from './sign-in.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { account, activeMember, findSession, member, query, signIn } = system;

/** Of `PASSWORD`, by a fifth of the memory and in one pass. */
const OUTDATED_HASH =
  '$argon2id$v=19$m=4096,t=1,p=1$WCozRa+S1HN8EfTGos4gkA$9xDCliNZa63p9z7azrL3B2Nql96/Lz3uq60VVKP4MeY';

/** Of another system, and of nobody here. */
const BCRYPT_HASH = '$2b$04$8zduikKAkDDFyXSymFkzTOyzyaHRkKY7.K0HdzQey8FqHTTKUgAFC';

/** From a network and a browser that nobody knows. */
const from = (changes: Partial<SignInInput> & { email: string }): SignInInput => ({
  password: PASSWORD,
  network: { subnet: randomUUID(), site: randomUUID() },
  browserToken: undefined,
  sessionToken: undefined,
  requestedFrom,
  ...changes,
});

test('signed-in: a session on the password alone where two-factor authentication is not active', async () => {
  const { email, id } = await account();
  const outcome = await signIn(from({ email: ` ${email.toUpperCase()}` }));
  expect(outcome).toEqual({
    kind: 'signed-in',
    accountId: id,
    sessionToken: expect.any(String),
    browserToken: expect.any(String),
  });
  const sessionToken = outcome.kind === 'signed-in' ? outcome.sessionToken : undefined;
  expect(await findSession(sessionToken)).toMatchObject({ accountId: id, amr: ['pwd'] });
  expect((await system.securityEvents(id)).at(-1)).toBe('signed-in');
});

test('signed-in: the session that the same browser held ends', async () => {
  const { account: same, sessionToken } = await member();
  expect(await signIn(from({ email: same.email, sessionToken }))).toMatchObject({ kind: 'signed-in' });
  expect(await findSession(sessionToken)).toBeNull();
});

test('account-blocked: the session that the same browser holds of another account goes on', async () => {
  const { sessionToken } = await member();
  const blocked = await account();
  await system.blockAccount({ email: blocked.email, reason: 'a test' });
  expect(await signIn(from({ email: blocked.email, sessionToken }))).toMatchObject({ kind: 'account-blocked' });
  expect(await findSession(sessionToken)).not.toBeNull();
});

test('second-factor: where it is active a challenge and never a session (SEC-07)', async () => {
  const someone = await activeMember();
  const { email, id } = someone.account;
  const sessions = await system.countOf('sessions', id);
  const outcome = await signIn(from({ email }));
  expect(outcome).toMatchObject({
    kind: 'second-factor',
    accountId: id,
    challenge: {
      accountId: id,
      attemptsLeft: challengeLimits.attempts,
      enrolledFactors: ['authenticator', 'recovery-code'],
    },
  });
  const challengeToken = outcome.kind === 'second-factor' ? outcome.challengeToken : undefined;
  expect(await system.readChallenge(challengeToken)).toMatchObject({ accountId: id });
  expect(await system.countOf('sessions', id)).toBe(sessions);
});

test('wrong-credentials: names the account for the log, and nobody where there is none', async () => {
  const { email, id } = await account();
  const password = `${PASSWORD}!`;
  expect(await signIn(from({ email, password }))).toEqual({ kind: 'wrong-credentials', accountId: id });
  const nobody = `${randomUUID()}@example.com`;
  expect(await signIn(from({ email: nobody, password }))).toEqual({ kind: 'wrong-credentials', accountId: null });
});

test('too-many-attempts: strangers wait, and a browser that gave the right password does not', async () => {
  const someone = await member();
  const { email } = someone.account;
  await query('delete from throttles');
  await signIn(from({ email, password: 'wrong' }));
  // As if the others had been tried as well, which would take their time.
  await query('update throttles set tokens = tokens - $1 where tokens < $2', [
    passwordThrottle.account.capacity - 1,
    passwordThrottle.account.capacity,
  ]);
  expect(await signIn(from({ email }))).toEqual({ kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) });
  expect(await signIn(from({ email, browserToken: someone.browserToken }))).toMatchObject({ kind: 'signed-in' });
});

test('a right password refunds its attempt, and a wrong one does not', async () => {
  const { email } = await account();
  await query('delete from throttles');
  const network = { subnet: randomUUID(), site: null };
  const spent = async () => {
    const rows = await query<{ tokens: number }>('select tokens from throttles where tokens < 20 order by tokens');
    return rows.map(({ tokens }) => Math.floor(tokens));
  };
  await signIn(from({ email, network, password: 'wrong' }));
  const before = await spent();
  expect(before).toEqual([19, 19]);
  await signIn(from({ email, network }));
  expect(await spent()).toEqual(before);
});

test('a hash of outdated parameters is replaced once the password is known', async () => {
  const { email, id } = await account();
  await query('update accounts set password_hash = $1 where id = $2', [OUTDATED_HASH, id]);
  expect(await signIn(from({ email }))).toMatchObject({ kind: 'signed-in' });
  const [row] = await query<{ password_hash: string }>('select password_hash from accounts where id = $1', [id]);
  expect(system.parts.passwordHash.isOutdated(row?.password_hash ?? '', PASSWORD)).toBe(false);
  expect(await signIn(from({ email }))).toMatchObject({ kind: 'signed-in' });
});

test('SEC-03 an unknown email costs what some account does, always the same one, whichever system its hash is of', async () => {
  await query('truncate accounts cascade');
  const accounts = await Promise.all(Array.from({ length: 20 }, () => account()));
  await query('update accounts set password_hash = $1 where id in (select id from accounts order by id limit 10)', [
    BCRYPT_HASH,
  ]);
  const judged: string[] = [];
  const { passwordHash } = system.parts;
  const { signIn: observed } = system.composedWith({
    passwordHash: {
      ...passwordHash,
      verify(password, stored, request) {
        judged.push(stored ?? request.decoy ?? 'our own');
        return passwordHash.verify(password, stored, request);
      },
    },
  });
  const attempt = async (email: string) => {
    expect(await observed(from({ email, password: 'wrong' }))).toMatchObject({ kind: 'wrong-credentials' });
    return judged.at(-1);
  };

  const stored = await query<{ hash: string }>('select distinct password_hash as hash from accounts');
  const unknown = Array.from({ length: 40 }, () => `${randomUUID()}@example.com`);
  const first: (string | undefined)[] = [];
  for (const email of unknown) first.push(await attempt(email));
  // Forty times the same one of two, each as likely, is a chance of one in 10^11; past the last id it is one of our own.
  expect(new Set(first.filter((hash) => hash !== 'our own'))).toEqual(new Set(stored.map(({ hash }) => hash)));
  const again: (string | undefined)[] = [];
  for (const email of unknown) again.push(await attempt(email));
  expect(again).toEqual(first);

  for (const { email, id } of accounts.slice(0, 3)) {
    const [row] = await query<{ hash: string }>('select password_hash as hash from accounts where id = $1', [id]);
    expect(await attempt(email)).toBe(row?.hash);
  }
});
