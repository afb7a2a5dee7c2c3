import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { passkeysAt } from '../../testing/passkeys.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { beginAddition, query, readPendingAddition } = system;
const { addingApp, passkeyMember } = passkeysAt(system);

test('begun: a secret of its own, which a reload of the page shows again and no other session sees', async () => {
  const someone = await passkeyMember();
  const begun = await beginAddition({ ...someone, requestedFrom });
  expect(begun).toMatchObject({ kind: 'begun', textKey: expect.stringMatching(/^[A-Z2-7]{32}$/) });
  expect(begun).toMatchObject((await readPendingAddition(someone.session)) ?? {});
  expect(await readPendingAddition({ ...someone.session, id: crypto.randomUUID() })).toBeNull();
  expect((await system.securityEvents(someone.account.id)).at(-1)).toBe('addition-begun');
});

test('begun again, the first secret is gone', async () => {
  const someone = await passkeyMember();
  await addingApp(someone);
  const second = await beginAddition({ ...someone, requestedFrom });
  const pending = await readPendingAddition(someone.session);
  expect(second).toMatchObject({ textKey: pending?.textKey });
  expect(await system.countOf('pending_activations', someone.account.id)).toBe(1);
});

describe('SEC-30 nothing is begun', () => {
  const asStrong = async (accountId: string, sessionToken: string) => {
    await query("update sessions set amr = '{pwd,otp}' where account_id = $1", [accountId]);
    return system.sessionOf(sessionToken);
  };

  test('not-active: an app is what activates', async () => {
    const someone = await system.member();
    expect(await beginAddition({ ...someone, requestedFrom })).toEqual({ kind: 'not-active' });
    const session = await asStrong(someone.account.id, someone.sessionToken);
    expect(await beginAddition({ session, requestedFrom })).toEqual({ kind: 'not-active' });
  });

  test('already-active: where there is an app, which only a move replaces', async () => {
    const someone = await system.activeMember();
    expect(await beginAddition({ ...someone, requestedFrom })).toEqual({ kind: 'already-active' });
  });

  test('factor-required: by a session that a mailbox proved, which the statement refuses by itself too', async () => {
    const someone = await passkeyMember();
    await query("update sessions set amr = '{pwd,email}' where account_id = $1", [someone.account.id]);
    const session = await system.sessionOf(someone.sessionToken);
    expect(await beginAddition({ session, requestedFrom })).toEqual({ kind: 'factor-required' });
    // The session as it was read before.
    expect(await beginAddition({ ...someone, requestedFrom })).toEqual({ kind: 'not-active' });
    expect(await system.countOf('pending_activations', someone.account.id)).toBe(0);
  });

  test('too-many-attempts: it counts among the few moves and renewals of a day', async () => {
    let someone = await passkeyMember();
    for (let time = 0; time < 5; time += 1) {
      const renewed = await system.renewRecoveryCodes({ ...someone, requestedFrom });
      if (renewed.kind !== 'renewed') throw new Error(renewed.kind);
      someone = { ...someone, session: await system.sessionOf(renewed.sessionToken) };
    }
    const refused = { kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) };
    expect(await beginAddition({ ...someone, requestedFrom })).toEqual(refused);
    await system.settled();
  });
});
