import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, listSessions, member, query, signedIn } = system;

test('this one first, then those last used, each with where and how it was signed in', async () => {
  const { account, session } = await member();
  const [older, newer] = [await signedIn(account), await signedIn(account)];
  await query("update sessions set last_seen_at = last_seen_at - interval '9 minutes' where id = $1", [session.id]);
  await query("update sessions set last_seen_at = last_seen_at - interval '3 minutes' where id = $1", [
    older.session.id,
  ]);
  const listed = await listSessions(session);
  expect(listed.map(({ id, isThisOne }) => [id, isThisOne])).toEqual([
    [session.id, true],
    [newer.session.id, false],
    [older.session.id, false],
  ]);
  expect(listed[2]).toEqual({
    id: older.session.id,
    isThisOne: false,
    browser: requestedFrom.browser,
    address: requestedFrom.address,
    amr: ['pwd'],
    signedInAt: expect.any(Date),
    lastSeenAt: expect.any(Date),
  });
});

test('says nothing of a browser that was not kept', async () => {
  const { session } = await member();
  await query('update sessions set browser_name = null, browser_system = null, address = null where id = $1', [
    session.id,
  ]);
  expect(await listSessions(session)).toMatchObject([{ browser: null, address: null }]);
});

test('SEC-66 nobody else’s, and no token', async () => {
  const [ann, bob] = [await activeMember(), await member()];
  expect((await listSessions(bob.session)).map(({ id }) => id)).toEqual([bob.session.id]);
  expect(JSON.stringify(await listSessions(ann.session))).not.toContain(ann.sessionToken);
});

test.each([
  ['idle', "update sessions set last_seen_at = last_seen_at - interval '61 minutes' where id = $1"],
  ['expired', 'update sessions set expires_at = now() where id = $1'],
  ['of an older security epoch', 'update sessions set security_epoch = security_epoch - 1 where id = $1'],
])('leaves out one that is %s', async (_, statement) => {
  const { account, session } = await member();
  const other = await signedIn(account);
  expect(await listSessions(session)).toHaveLength(2);
  await query(statement, [other.session.id]);
  expect((await listSessions(session)).map(({ id }) => id)).toEqual([session.id]);
});
