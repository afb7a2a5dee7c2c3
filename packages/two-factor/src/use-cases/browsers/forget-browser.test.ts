import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, findSession, forgetBrowser, listBrowsers, member, query, signedIn } = system;

const trustOf = async (accountId: string) => {
  const rows = await query<{ trust: string }>('select trust from challenges where account_id = $1', [accountId]);
  return rows.map(({ trust }) => trust);
};

test('forgotten: another browser, whose session goes on', async () => {
  const { account, session } = await member();
  const other = await signedIn(account);
  const browserId = (await listBrowsers(other.session)).find(({ isThisOne }) => isThisOne)?.id ?? '';
  expect(await forgetBrowser({ session, browserId, requestedFrom })).toEqual({ kind: 'forgotten' });
  expect(await listBrowsers(session)).toMatchObject([{ isThisOne: true }]);
  expect(await findSession(other.sessionToken)).not.toBeNull();
  const [event] = await query(
    "select browser_id as browser, session_id as session from security_events where account_id = $1 and kind = 'browser-forgotten'",
    [account.id],
  );
  expect(event).toEqual({ browser: browserId, session: session.id });
});

test('SEC-68 this one: it is a stranger from then on, gets a token of its own again, and skips no step either way', async () => {
  const ann = await activeMember();
  await challenged(ann, ann.browserToken);
  expect(await trustOf(ann.account.id)).toEqual(['trusted']);
  await query('delete from challenges where account_id = $1', [ann.account.id]);
  const [listed] = await listBrowsers(ann.session);
  await forgetBrowser({ session: ann.session, browserId: listed?.id ?? '', requestedFrom });
  expect(await listBrowsers(ann.session)).toEqual([]);
  expect(await findSession(ann.sessionToken)).not.toBeNull();
  const again = await challenged(ann, ann.browserToken);
  expect(await trustOf(ann.account.id)).toEqual(['untrusted']);
  expect(again.browserToken).not.toBe(ann.browserToken);
});

test('a sign-in and an activation under way in a browser that is forgotten meanwhile go on', async () => {
  const ann = await activeMember();
  const { browserToken, challengeToken } = await challenged(ann);
  const waiting = (await listBrowsers(ann.session)).find(({ isThisOne }) => !isThisOne);
  await forgetBrowser({ session: ann.session, browserId: waiting?.id ?? '', requestedFrom });
  const proof = { factor: 'authenticator', code: ann.app.code() } as const;
  const verified = await system.verifySecondFactor({
    challengeToken,
    browserToken,
    proof,
    sessionToken: undefined,
    requestedFrom,
  });
  expect(verified).toMatchObject({ kind: 'signed-in', browserToken: null });

  const bob = await member();
  const app = await system.scanned(bob);
  const [own] = await listBrowsers(bob.session);
  await forgetBrowser({ session: bob.session, browserId: own?.id ?? '', requestedFrom });
  const confirmation = { session: bob.session, code: app.code(), browserToken: bob.browserToken, requestedFrom };
  expect(await system.confirmActivation(confirmation)).toMatchObject({ kind: 'activated' });
});

describe('no-such-browser, and nothing is recorded', () => {
  test('somebody else’s', async () => {
    const [ann, bob] = [await member(), await member()];
    const [browser] = await listBrowsers(ann.session);
    const forgetting = { session: bob.session, browserId: browser?.id ?? '', requestedFrom };
    expect(await forgetBrowser(forgetting)).toEqual({ kind: 'no-such-browser' });
    expect(await listBrowsers(ann.session)).toHaveLength(1);
    for (const { account } of [ann, bob])
      expect(await system.securityEvents(account.id)).not.toContain('browser-forgotten');
  });

  test('one that is forgotten already', async () => {
    const { session } = await member();
    const [browser] = await listBrowsers(session);
    const forgetting = { session, browserId: browser?.id ?? '', requestedFrom };
    expect(await forgetBrowser(forgetting)).toEqual({ kind: 'forgotten' });
    expect(await forgetBrowser(forgetting)).toEqual({ kind: 'no-such-browser' });
  });
});

test('session-gone: a session that has been ended meanwhile forgets nothing', async () => {
  const { account, session } = await member();
  const thief = await signedIn(account);
  const [browser] = await listBrowsers(session);
  await system.endSession({ session, sessionId: thief.session.id, requestedFrom });
  const late = { session: thief.session, browserId: browser?.id ?? '', requestedFrom };
  expect(await forgetBrowser(late)).toEqual({ kind: 'session-gone' });
  expect(await listBrowsers(session)).toHaveLength(2);
});
