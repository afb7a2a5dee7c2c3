import { afterAll, expect, test } from 'vitest';
import { passwordThrottle } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { PASSWORD, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { findSession, member, query, stepUp } = system;

test('proved: the session goes on under a new token, and counts as freshly proved', async () => {
  const { account, session, sessionToken } = await member();
  await query("update sessions set proved_at = now() - interval '11 minutes' where id = $1", [session.id]);
  expect(await findSession(sessionToken)).toMatchObject({ proofAgeSeconds: 660 });
  const outcome = await stepUp({ session, password: PASSWORD, requestedFrom });
  expect(outcome).toEqual({ kind: 'proved', sessionToken: expect.any(String) });
  expect(await findSession(sessionToken)).toBeNull();
  const renewed = outcome.kind === 'proved' ? outcome.sessionToken : undefined;
  expect(await findSession(renewed)).toMatchObject({ id: session.id, proofAgeSeconds: 0 });
  expect((await system.securityEvents(account.id)).at(-1)).toBe('password-proved');
});

test('wrong-credentials: the session stays under its token', async () => {
  const { session, sessionToken } = await member();
  const outcome = await stepUp({ session, password: `${PASSWORD}!`, requestedFrom });
  expect(outcome).toEqual({ kind: 'wrong-credentials' });
  expect(await findSession(sessionToken)).toMatchObject({ id: session.id });
});

test('session-gone: it ended while the password was judged', async () => {
  const { session } = await member();
  const { passwordHash } = system.parts;
  const meanwhile = system.composedWith({
    passwordHash: {
      ...passwordHash,
      async verify(...asked) {
        await query('delete from sessions where id = $1', [session.id]);
        return passwordHash.verify(...asked);
      },
    },
  });
  expect(await meanwhile.stepUp({ session, password: PASSWORD, requestedFrom })).toEqual({ kind: 'session-gone' });
});

test('too-many-attempts: the session’s own are used up, and nothing is judged', async () => {
  const { session } = await member();
  const { passwordAttempts } = system.parts;
  for (let charged = 0; charged < passwordThrottle.own.capacity; charged += 1) {
    expect(await passwordAttempts.chargeInSession(session)).toMatchObject({ kind: 'charged' });
  }
  expect(await stepUp({ session, password: PASSWORD, requestedFrom })).toEqual({
    kind: 'too-many-attempts',
    retryAfterSeconds: expect.any(Number),
  });
});
