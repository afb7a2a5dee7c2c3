import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());

/** Not those of the browsers that were new. */
const toldOfTheEnd = async (email: string) =>
  (await system.mails(email)).filter(({ subject }) => subject.startsWith('Every other session was ended'));

const { activeMember, challenged, countOf, endOtherSessions, findSession, member, query, signedIn } = system;

test('ended: every session but this one, and the owner is told once', async () => {
  const { account, session, sessionToken } = await member();
  const others = [await signedIn(account), await signedIn(account), await signedIn(account)];
  const stranger = await member();
  expect(await endOtherSessions({ session, requestedFrom })).toEqual({ kind: 'ended', ended: 3 });
  for (const other of others) expect(await findSession(other.sessionToken)).toBeNull();
  for (const left of [sessionToken, stranger.sessionToken]) expect(await findSession(left)).not.toBeNull();
  expect((await system.securityEvents(account.id)).at(-1)).toBe('other-sessions-ended');
  await system.settled();
  const [told, ...more] = await toldOfTheEnd(account.email);
  expect(told?.text).toContain('Settings, Sessions');
  expect(more).toEqual([]);
});

test('there was no other: nothing is recorded, and nobody is told', async () => {
  const { account, session } = await member();
  const idle = await signedIn(account);
  await query("update sessions set last_seen_at = last_seen_at - interval '61 minutes' where id = $1", [
    idle.session.id,
  ]);
  expect(await endOtherSessions({ session, requestedFrom })).toEqual({ kind: 'ended', ended: 0 });
  expect(await countOf('sessions', account.id)).toBe(1);
  expect(await system.securityEvents(account.id)).not.toContain('other-sessions-ended');
  await system.settled();
  expect(await toldOfTheEnd(account.email)).toEqual([]);
});

test('a sign-in that waits for its second step ends too, and nobody else’s', async () => {
  const [ann, bob] = [await activeMember(), await activeMember()];
  const [thief, other] = [await challenged(ann), await challenged(bob)];
  await endOtherSessions({ session: ann.session, requestedFrom });
  expect(await system.readChallenge(thief.challengeToken)).toBeNull();
  expect(await system.readChallenge(other.challengeToken)).not.toBeNull();
});

test('what this session has begun goes on', async () => {
  const ann = await activeMember();
  await system.beginDeactivation({ session: ann.session, requestedFrom });
  await endOtherSessions({ session: ann.session, requestedFrom });
  const code = await system.newestCode(ann.account.email);
  const confirmed = await system.confirmDeactivation({ session: ann.session, code, requestedFrom });
  expect(confirmed).toMatchObject({ kind: 'deactivated' });
});

test('session-gone: a session that has been ended meanwhile ends no other, and no sign-in', async () => {
  const ann = await activeMember();
  const { challengeToken } = await challenged(ann);
  await system.signOut({ sessionToken: ann.sessionToken, requestedFrom });
  const other = await signedIn(ann.account);
  expect(await endOtherSessions({ session: ann.session, requestedFrom })).toEqual({ kind: 'session-gone' });
  expect(await findSession(other.sessionToken)).not.toBeNull();
  expect(await system.readChallenge(challengeToken)).not.toBeNull();
});

describe('at the same moment', () => {
  test('of ten that end all others one stays, and the owner is told once', async () => {
    const { account, session } = await member();
    const all = [session];
    for (let count = 1; count < 10; count += 1) all.push((await signedIn(account)).session);
    const outcomes = await Promise.all(all.map((each) => endOtherSessions({ session: each, requestedFrom })));
    await system.settled();
    expect(outcomes.filter(({ kind }) => kind === 'ended')).toEqual([{ kind: 'ended', ended: 9 }]);
    expect(outcomes.filter(({ kind }) => kind === 'session-gone')).toHaveLength(9);
    expect(await countOf('sessions', account.id)).toBe(1);
    expect(await toldOfTheEnd(account.email)).toHaveLength(1);
  });

  test('a sign-in that was waiting for its second step has no session afterwards, whichever comes first', async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const ann = await activeMember();
      const { browserToken, challengeToken } = await challenged(ann);
      const proof = { factor: 'authenticator', code: ann.app.code() } as const;
      const [verified] = await Promise.all([
        system.verifySecondFactor({ challengeToken, proof, browserToken, sessionToken: undefined, requestedFrom }),
        endOtherSessions({ session: ann.session, requestedFrom }),
      ]);
      await system.settled();
      outcomes.push(verified.kind);
      expect(await countOf('sessions', ann.account.id)).toBe(1);
    }
    expect(outcomes.every((kind) => ['signed-in', 'wrong-code', 'challenge-gone'].includes(kind))).toBe(true);
  });
});
