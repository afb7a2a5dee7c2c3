import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { browserTokenHashes } from '../../rules/browser-tokens.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { account, query, unlockBrowser } = system;

async function mailedLink() {
  const { email, id } = await account();
  await system.requestUnlock({ email, network: { subnet: randomUUID(), site: null }, requestedFrom });
  await system.settled();
  return { accountId: id, token: await system.newestLinkToken(email) };
}

const open = (token: string) => unlockBrowser({ token, browserToken: undefined, requestedFrom });

test('unlocked: the browser is known to the account from then on, and has proved no password', async () => {
  const { accountId, token } = await mailedLink();
  const outcome = await open(token);
  expect(outcome).toEqual({ kind: 'unlocked', accountId, browserToken: expect.any(String) });
  const [hash] = browserTokenHashes(outcome.kind === 'unlocked' ? outcome.browserToken : '');
  const browsers = await query('select account_id, password_proved from browsers where token_hash = $1', [hash]);
  expect(browsers).toEqual([{ account_id: accountId, password_proved: false }]);
  expect(await system.countOf('sessions', accountId)).toBe(0);
  expect((await system.securityEvents(accountId)).at(-1)).toBe('browser-unlocked');
});

test('link-gone: it was opened once', async () => {
  const { token } = await mailedLink();
  await open(token);
  expect(await open(token)).toEqual({ kind: 'link-gone' });
});

test.each([
  ['has expired', 'update unlock_links set expires_at = now() where account_id = $1'],
  ['is of an older security epoch', 'update accounts set security_epoch = security_epoch + 1 where id = $1'],
])('link-gone: it %s', async (_, statement) => {
  const { accountId, token } = await mailedLink();
  await query(statement, [accountId]);
  expect(await open(token)).toEqual({ kind: 'link-gone' });
});

test.each(['', 'not a token', 'A'.repeat(43)])('link-gone: %j is the token of none', async (token) => {
  expect(await open(token)).toEqual({ kind: 'link-gone' });
});
