import { afterAll, describe, expect, test } from 'vitest';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const WRONG = 'not the password at all';
const REASON = 'left the company';

const signIn = (email: string, password: string) => bff.browser().post('/api/sign-in', { email, password });

async function blocked() {
  const { account, browser, recoveryCodes } = await bff.activeMember();
  expect(await bff.operator.blockAccount({ email: account.email, reason: REASON })).toEqual({ kind: 'blocked' });
  return { account, browser, recoveryCodes };
}

describe('SEC-03 a blocked account', () => {
  test('answers a wrong password like an email without an account: status, body, headers and cookies', async () => {
    const { account } = await blocked();
    const known = await signIn(account.email, WRONG);
    const unknown = await signIn(`nobody-${account.email}`, WRONG);
    const shown = (answer: typeof known) => ({
      status: answer.status,
      body: answer.body,
      cookies: answer.cookies,
      headers: Object.fromEntries([...answer.headers].filter(([name]) => name !== 'request-id')),
    });
    expect(shown(known)).toEqual(shown(unknown));
    expect(known.status).toBe(422);
  });

  test('says so after the right password, without session, challenge, cookie or reason', async () => {
    const { account } = await blocked();
    const answer = await signIn(account.email, account.password);
    expect(answer).toMatchObject({ status: 403, body: { code: 'account_blocked' }, cookies: [] });
    expect(JSON.stringify(answer.body)).not.toContain(REASON);
    expect(await bff.query('select from sessions where account_id = $1', [account.id])).toEqual([]);
    expect(await bff.query('select from challenges where account_id = $1', [account.id])).toEqual([]);
    const line = bff.log.findLast((each) => each.includes('account_blocked')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ outcome: 'account_blocked', accountId: account.id });
    expect(line).not.toContain(REASON);
  });
});

test('SEC-24 blocking ends the session at its next request, and a code that was asked for before leads nowhere', async () => {
  const ann = await bff.activeMember();
  const challenged = await bff.enterPassword(ann.account);
  await bff.operator.blockAccount({ email: ann.account.email, reason: REASON });
  expect((await ann.browser.get('/api/session')).status).toBe(401);
  const code = ann.recoveryCodes[0];
  const answer = await challenged.post('/api/sign-in/challenge/verify', { factor: 'recovery-code', code });
  expect(answer).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
});

test('unblocked, it signs in with what it had', async () => {
  const ann = await bff.activeMember();
  await bff.operator.blockAccount({ email: ann.account.email, reason: REASON });
  await bff.operator.unblockAccount(ann.account);
  const browser = await bff.signInWithApp(ann);
  expect((await browser.get('/api/session')).status).toBe(200);
});
