import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { countOf, findSession, forgetBrowsers, listBrowsers, member, query, signedIn } = system;

test('forgotten: every browser of the account and nobody else’s, while sessions go on', async () => {
  const [{ account, session }, bob] = [await member(), await member()];
  const other = await signedIn(account);
  await query('update browsers set security_epoch = -1 where id = (select browser_id from sessions where id = $1)', [
    other.session.id,
  ]);
  expect(await forgetBrowsers({ session, requestedFrom })).toEqual({ kind: 'forgotten' });
  expect(await countOf('browsers', account.id)).toBe(0);
  expect(await listBrowsers(bob.session)).toHaveLength(1);
  expect(await findSession(other.sessionToken)).not.toBeNull();
  expect((await system.securityEvents(account.id)).at(-1)).toBe('browsers-forgotten');
});

test('there was none: nothing is recorded', async () => {
  const { account, session } = await member();
  await forgetBrowsers({ session, requestedFrom });
  expect(await forgetBrowsers({ session, requestedFrom })).toEqual({ kind: 'forgotten' });
  const events = await system.securityEvents(account.id);
  expect(events.filter((kind) => kind === 'browsers-forgotten')).toHaveLength(1);
});

test('session-gone: a session that has been ended meanwhile forgets nothing', async () => {
  const { account, session, sessionToken } = await member();
  await system.signOut({ sessionToken, requestedFrom });
  expect(await forgetBrowsers({ session, requestedFrom })).toEqual({ kind: 'session-gone' });
  expect(await countOf('browsers', account.id)).toBe(1);
});
