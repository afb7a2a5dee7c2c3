import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { beginActivation, countOf, endSession, findSession, member, query, signedIn } = system;

test('ended: another session of the account, with what it had begun; nobody is mailed', async () => {
  const { account, session, sessionToken } = await member();
  const [other, third] = [await signedIn(account), await signedIn(account)];
  await beginActivation({ session: other.session, requestedFrom });
  expect(await endSession({ session, sessionId: other.session.id, requestedFrom })).toEqual({ kind: 'ended' });
  expect(await findSession(other.sessionToken)).toBeNull();
  expect(await countOf('pending_activations', account.id)).toBe(0);
  for (const left of [sessionToken, third.sessionToken]) expect(await findSession(left)).not.toBeNull();
  const [event] = await query(
    "select session_id as of, address from security_events where account_id = $1 and kind = 'session-ended'",
    [account.id],
  );
  expect(event).toEqual({ of: other.session.id, address: requestedFrom.address });
  const kinds = await query<{ kind: string }>('select kind from notices where account_id = $1', [account.id]);
  expect(kinds.filter(({ kind }) => kind !== 'new-browser')).toEqual([]);
});

describe('no-such-session, and nothing is recorded', () => {
  test('SEC-66 somebody else’s', async () => {
    const [ann, bob] = [await member(), await member()];
    const ending = { session: bob.session, sessionId: ann.session.id, requestedFrom };
    expect(await endSession(ending)).toEqual({ kind: 'no-such-session' });
    expect(await findSession(ann.sessionToken)).not.toBeNull();
    for (const { account } of [ann, bob])
      expect(await system.securityEvents(account.id)).not.toContain('session-ended');
  });

  test('the one that acts, for which there is signing out', async () => {
    const { session, sessionToken } = await member();
    expect(await endSession({ session, sessionId: session.id, requestedFrom })).toEqual({ kind: 'no-such-session' });
    expect(await findSession(sessionToken)).not.toBeNull();
  });

  test.each([
    ['ended', 'delete from sessions where id = $1'],
    ['idle', "update sessions set last_seen_at = last_seen_at - interval '61 minutes' where id = $1"],
    ['expired', 'update sessions set expires_at = now() where id = $1'],
    ['of an older security epoch', 'update sessions set security_epoch = security_epoch - 1 where id = $1'],
  ])('one that is %s', async (_, statement) => {
    const { account, session } = await member();
    const other = await signedIn(account);
    await query(statement, [other.session.id]);
    const ending = { session, sessionId: other.session.id, requestedFrom };
    expect(await endSession(ending)).toEqual({ kind: 'no-such-session' });
    expect(await system.securityEvents(account.id)).not.toContain('session-ended');
  });

  test('none at all', async () => {
    const { session } = await member();
    const sessionId = crypto.randomUUID();
    expect(await endSession({ session, sessionId, requestedFrom })).toEqual({ kind: 'no-such-session' });
  });
});

test('session-gone: a session that has been ended meanwhile ends no other', async () => {
  const { account, session, sessionToken } = await member();
  const thief = await signedIn(account);
  await endSession({ session, sessionId: thief.session.id, requestedFrom });
  const late = { session: thief.session, sessionId: session.id, requestedFrom };
  expect(await endSession(late)).toEqual({ kind: 'session-gone' });
  expect(await findSession(sessionToken)).not.toBeNull();
});

test('of two that end each other at the same moment one stays', async () => {
  for (let round = 0; round < 10; round += 1) {
    const ann = await member();
    const thief = await signedIn(ann.account);
    const outcomes = await Promise.all([
      endSession({ session: ann.session, sessionId: thief.session.id, requestedFrom }),
      endSession({ session: thief.session, sessionId: ann.session.id, requestedFrom }),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['ended', 'session-gone']);
    expect(await countOf('sessions', ann.account.id)).toBe(1);
  }
});
