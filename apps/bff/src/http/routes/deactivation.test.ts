import { emailCodeSent } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { someCodeOtherThan } from '../../testing/authenticator-app.ts';
import type { ActiveMember } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const BEGIN = '/api/two-factor/deactivation';
const CONFIRM = '/api/two-factor/deactivation/confirm';
const gone = { status: 410, body: { code: 'challenge_gone' } };
const wrongCode = { status: 422, body: { code: 'wrong_code' } };

/** Asks for a code and reads it in the mailbox. */
async function mailedCode({ account, browser }: ActiveMember): Promise<string> {
  expect((await browser.post(BEGIN)).status).toBe(202);
  return bff.inbox.newestCode(account.email);
}

test('POST /api/two-factor/deactivation → 202, and the mail says what the code is for', async () => {
  const { account, browser } = await bff.activeMember();
  const answer = await browser.post(BEGIN);
  expect(answer).toMatchObject({ status: 202, body: { sentTo: `${account.email.charAt(0)}•••@e•••.com` } });
  const mails = await bff.inbox.codeMails(account.email);
  expect(mails).toMatchObject([{ to: [account.email], subject: expect.stringContaining('deactivate') }]);
});

test('POST /api/two-factor/deactivation → 409 not_active where there is nothing to deactivate', async () => {
  const { account, browser } = await bff.member();
  expect(await browser.post(BEGIN)).toMatchObject({ status: 409, body: { code: 'not_active' } });
  expect(await bff.inbox.codeMails(account.email)).toEqual([]);
});

test('POST /api/two-factor/deactivation → 202 about the code that is on its way, when asked again too soon', async () => {
  const { account, browser } = await bff.activeMember();
  const first = await browser.post(BEGIN);
  const second = await browser.post(BEGIN);
  expect(v.parse(emailCodeSent, second.body)).toEqual(first.body);
  expect(await bff.inbox.codeMails(account.email)).toHaveLength(1);
});

test('POST /api/two-factor/deactivation → 429 too_many_attempts for the fourth mail of one deactivation', async () => {
  const { account, browser } = await bff.activeMember();
  for (const _ of [1, 2, 3]) {
    expect((await browser.post(BEGIN)).status).toBe(202);
    await bff.age(account, 'email_codes.sent_at', 60);
  }
  expect(await browser.post(BEGIN)).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
  expect(await bff.inbox.codeMails(account.email)).toHaveLength(3);
});

test('POST /api/two-factor/deactivation/confirm → 200 inactive, and the password alone signs in', async () => {
  const ann = await bff.activeMember();
  const answer = await ann.browser.post(CONFIRM, { code: await mailedCode(ann) });
  expect(answer).toMatchObject({ status: 200, body: { status: 'inactive' } });
  expect((await ann.browser.get('/api/two-factor')).body).toEqual({ status: 'inactive' });
  const { email, password } = ann.account;
  expect((await bff.browser().post('/api/sign-in', { email, password })).body).toEqual({ next: 'signed-in' });
});

test('POST /api/two-factor/deactivation/confirm → 422 wrong_code with the attempts left, five in all', async () => {
  const ann = await bff.activeMember();
  const code = await mailedCode(ann);
  const wrong = someCodeOtherThan(new Set([code]));
  for (const attemptsLeft of [4, 3, 2, 1, 0]) {
    const { body } = await ann.browser.post(CONFIRM, { code: wrong });
    expect(body).toMatchObject({ code: 'wrong_code', attemptsLeft });
  }
  expect(await ann.browser.post(CONFIRM, { code })).toMatchObject(gone);
  expect((await ann.browser.get('/api/two-factor')).body).toMatchObject({ status: 'active' });
});

test('POST /api/two-factor/deactivation/confirm → 410 challenge_gone when none was begun', async () => {
  const { browser } = await bff.activeMember();
  expect(await browser.post(CONFIRM, { code: '123456' })).toMatchObject(gone);
});

test('a deactivation whose attempts are used up can be begun again', async () => {
  const ann = await bff.activeMember();
  const wrong = someCodeOtherThan(new Set([await mailedCode(ann)]));
  for (const _ of [1, 2, 3, 4, 5]) await ann.browser.post(CONFIRM, { code: wrong });
  expect((await ann.browser.post(CONFIRM, { code: await mailedCode(ann) })).status).toBe(200);
});

test.each([
  [570, 200],
  [600, 410],
])('SEC-13 a deactivation that was begun %i seconds ago is answered %i', async (seconds, status) => {
  const ann = await bff.activeMember();
  const code = await mailedCode(ann);
  await bff.age(ann.account, 'challenges.expires_at', seconds);
  expect((await ann.browser.post(CONFIRM, { code })).status).toBe(status);
});

describe('SEC-51 a deactivation needs the code that was mailed for it', () => {
  test('one that was mailed to sign in is wrong, and the other way round', async () => {
    const ann = await bff.activeMember();
    const signingIn = await bff.enterPassword(ann.account);
    await signingIn.post('/api/sign-in/challenge/email-code');
    const toSignIn = await bff.inbox.newestCode(ann.account.email);
    const toDeactivate = await mailedCode(ann);
    expect(await ann.browser.post(CONFIRM, { code: toSignIn })).toMatchObject(wrongCode);
    const crossed = await signingIn.post('/api/sign-in/challenge/verify', { factor: 'email', code: toDeactivate });
    expect(crossed).toMatchObject(wrongCode);
    expect((await ann.browser.post(CONFIRM, { code: toDeactivate })).status).toBe(200);
  });

  test('SEC-38 also when it is moved there by hand', async () => {
    const ann = await bff.activeMember();
    const signingIn = await bff.enterPassword(ann.account);
    await signingIn.post('/api/sign-in/challenge/email-code');
    const toSignIn = await bff.inbox.newestCode(ann.account.email);
    await mailedCode(ann);
    await bff.query(
      `update email_codes e set mac = s.mac from email_codes s, challenges c, challenges d
      where e.challenge_id = d.id and d.purpose = 'deactivation' and d.account_id = $1
        and s.challenge_id = c.id and c.purpose = 'sign-in' and c.account_id = $1`,
      [ann.account.id],
    );
    expect(await ann.browser.post(CONFIRM, { code: toSignIn })).toMatchObject(wrongCode);
  });

  test('a code of the authenticator is wrong', async () => {
    const ann = await bff.activeMember();
    await mailedCode(ann);
    expect(await ann.browser.post(CONFIRM, { code: await bff.freshCode(ann) })).toMatchObject(wrongCode);
  });

  test('and it counts in the session that asked for it only', async () => {
    const ann = await bff.activeMember();
    const other = await bff.signInWithApp(ann);
    const code = await mailedCode(ann);
    expect(await other.post(CONFIRM, { code })).toMatchObject(gone);
    await other.post(BEGIN);
    expect(await other.post(CONFIRM, { code })).toMatchObject(wrongCode);
    expect((await ann.browser.post(CONFIRM, { code })).status).toBe(200);
  });

  test('neither a challenge nor a session with a stale proof deactivates', async () => {
    const ann = await bff.activeMember();
    const code = await mailedCode(ann);
    const challenged = await bff.enterPassword(ann.account);
    expect((await challenged.post(CONFIRM, { code })).status).toBe(401);
    await bff.age(ann.account, 'sessions.proved_at', 600);
    expect((await ann.browser.post(CONFIRM, { code })).status).toBe(403);
    expect((await ann.browser.get('/api/two-factor')).body).toMatchObject({ status: 'active' });
  });
});

test('SEC-53 what the account had to do with two factors is gone from the database', async () => {
  const ann = await bff.activeMember();
  await bff.enterPassword(ann.account);
  await ann.browser.post(CONFIRM, { code: await mailedCode(ann) });
  const left = await bff.query(
    `select (select count(*)::int from authenticators where account_id = $1) as authenticators,
      (select count(*)::int from challenges where account_id = $1) as challenges,
      (select count(*)::int from email_codes e left join challenges c on c.id = e.challenge_id where c.id is null) as codes,
      (select count(*)::int from sessions where account_id = $1) as sessions`,
    [ann.account.id],
  );
  expect(left).toEqual([{ authenticators: 0, challenges: 0, codes: 0, sessions: 1 }]);
});

test('after a deactivation another authenticator can be activated, and the old one is worth nothing', async () => {
  const ann = await bff.activeMember();
  await ann.browser.post(CONFIRM, { code: await mailedCode(ann) });
  const app = await bff.activate(ann.browser);
  const browser = await bff.enterPassword(ann.account);
  const old = await bff.freshCode(ann);
  expect(await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code: old })).toMatchObject(
    wrongCode,
  );
  await bff.signInWithApp({ ...ann, app });
});
