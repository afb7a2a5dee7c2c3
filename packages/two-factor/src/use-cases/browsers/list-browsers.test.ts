import { afterAll, expect, test } from 'vitest';
import { browserLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, listBrowsers, member, query, signedIn } = system;

test('this one first, then those last used, whether their sessions go on or not', async () => {
  const { account, browserToken, session } = await member();
  const other = await signedIn(account);
  await system.signOut({ sessionToken: other.sessionToken, requestedFrom });
  await query("update browsers set last_seen_at = last_seen_at - interval '3 days' where account_id = $1", [
    account.id,
  ]);
  await signedIn(account);
  await query("update browsers set last_seen_at = last_seen_at - interval '1 hour' where account_id = $1", [
    account.id,
  ]);
  const listed = await listBrowsers(session);
  expect(listed).toMatchObject([
    { isThisOne: true, browser: requestedFrom.browser, lastSeenAt: expect.any(Date) },
    { isThisOne: false },
    { isThisOne: false },
  ]);
  const [, newer, older] = listed.map(({ lastSeenAt }) => lastSeenAt.getTime());
  expect(newer).toBeGreaterThan(older ?? 0);
  expect(JSON.stringify(listed)).not.toContain(browserToken);
});

test('the same browser is listed once, however often it signs in', async () => {
  const { account, browserToken } = await member();
  const { session } = await signedIn(account, browserToken);
  expect(await listBrowsers(session)).toHaveLength(1);
});

test('nobody else’s, and none that the account no longer knows', async () => {
  const [ann, bob] = [await activeMember(), await member()];
  expect(await listBrowsers(ann.session)).toHaveLength(1);
  expect(await listBrowsers(bob.session)).toHaveLength(1);
  await query("update browsers set last_seen_at = now() - interval '180 days' where account_id = $1", [bob.account.id]);
  expect(await listBrowsers(bob.session)).toEqual([]);
});

test('an activation makes strangers of all browsers but its own', async () => {
  const { account, browserToken, session } = await member();
  await signedIn(account);
  expect(await listBrowsers(session)).toHaveLength(2);
  const app = await system.scanned({ account, browserToken, session, sessionToken: '' });
  const activated = await system.confirmActivation({ session, code: app.code(), browserToken, requestedFrom });
  if (activated.kind !== 'activated') throw new Error(activated.kind);
  const renewed = await system.sessionOf(activated.sessionToken);
  expect(await listBrowsers(renewed)).toMatchObject([{ isThisOne: true }]);
});

test('says nothing of a browser that was not kept', async () => {
  const { account, session } = await member();
  await query('update browsers set browser_name = null, browser_system = null where account_id = $1', [account.id]);
  expect(await listBrowsers(session)).toMatchObject([{ browser: null }]);
});

test('no more than a page shows', async () => {
  const { account, session } = await member();
  await query(
    `insert into browsers (id, account_id, token_hash, security_epoch)
    select gen_random_uuid(), $1, uuid_send(gen_random_uuid()), 0 from generate_series(1, $2)`,
    [account.id, browserLimits.listed],
  );
  const listed = await listBrowsers(session);
  expect(listed).toHaveLength(browserLimits.listed);
  expect(listed[0]).toMatchObject({ isThisOne: true });
});
