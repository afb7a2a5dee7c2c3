import { pendingEmailChange } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { someCodeOtherThan } from '../../testing/authenticator-app.ts';
import { passwordResetsAt } from '../../testing/password-resets.ts';
import type { Member } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const CHANGE = '/api/account/email';
const CONFIRM = '/api/account/email/confirm';
const newAddress = () => `${crypto.randomUUID()}@example.net`;

/** Asks for a code and reads it in the new mailbox. */
async function mailedCode({ browser }: Pick<Member, 'browser'>, email: string): Promise<string> {
  expect((await browser.post(CHANGE, { email })).status).toBe(202);
  return bff.inbox.newestCode(email);
}

const emailAt = async ({ browser }: Pick<Member, 'browser'>) => (await browser.get('/api/session')).body;

describe('POST /api/account/email', () => {
  test('→ 202, and the mail goes to the new address alone', async () => {
    const ann = await bff.member();
    const email = newAddress();
    const { body, status } = await ann.browser.post(CHANGE, { email });
    expect(status).toBe(202);
    expect(v.parse(pendingEmailChange, body)).toMatchObject({ email });
    expect(await bff.inbox.codeMails(email)).toMatchObject([{ to: [email], cc: [], bcc: [] }]);
    expect(await bff.inbox.codeMails(ann.account.email)).toEqual([]);
    expect(await emailAt(ann)).toMatchObject({ account: { email: ann.account.email } });
  });

  test('SEC-67 → 403 step_up_required with a stale proof, and to confirm as well', async () => {
    const ann = await bff.member();
    const email = newAddress();
    const code = await mailedCode(ann, email);
    await bff.age(ann.account, 'sessions.proved_at', 600);
    const required = { status: 403, body: { code: 'step_up_required' } };
    expect(await ann.browser.post(CHANGE, { email: newAddress() })).toMatchObject(required);
    expect(await ann.browser.post(CONFIRM, { code })).toMatchObject(required);
    expect(await emailAt(ann)).toMatchObject({ account: { email: ann.account.email } });
  });

  test('SEC-57 → 403 factor_required for a session that came in by a mailbox', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await browser.post('/api/sign-in/challenge/email-code');
    const code = await bff.inbox.newestCode(ann.account.email);
    await browser.post('/api/sign-in/challenge/verify', { factor: 'email', code });
    const email = newAddress();
    expect(await browser.post(CHANGE, { email })).toMatchObject({ status: 403, body: { code: 'factor_required' } });
    const proof = { factor: 'authenticator', code: await bff.freshCode(ann) };
    expect((await browser.post('/api/step-up/second-factor', proof)).status).toBe(204);
    expect((await browser.post(CHANGE, { email })).status).toBe(202);
  });

  test('→ 409 email_unchanged, 422 not_an_email, 429 too_many_attempts', async () => {
    const { account, browser } = await bff.member();
    const unchanged = { status: 409, body: { code: 'email_unchanged' } };
    expect(await browser.post(CHANGE, { email: account.email })).toMatchObject(unchanged);
    const unusable = { status: 422, body: { code: 'not_an_email' } };
    expect(await browser.post(CHANGE, { email: 'ann at example.com' })).toMatchObject(unusable);
    const email = newAddress();
    await browser.post(CHANGE, { email });
    const tooSoon = await browser.post(CHANGE, { email });
    expect(tooSoon).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    expect(Number(tooSoon.headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  test.each([
    ['no email', {}],
    ['an empty one', { email: '' }],
    ['another line', { email: 'ann@example.com\r\nBcc: bob@example.com' }],
    ['a recipient beside it', { email: 'ann@example.com', to: 'bob@example.com' }],
  ])('→ 400 malformed for %s', async (_, body) => {
    const { browser } = await bff.member();
    expect(await browser.post(CHANGE, body)).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });

  test('SEC-03 the answer is the same for an address that has an account, byte for byte but the address and the times', async () => {
    const [ann, owner] = [await bff.member(), await bff.member()];
    const shapeOf = ({ body, headers, ...answer }: Awaited<ReturnType<Member['browser']['post']>>) => ({
      ...answer,
      body: Object.entries(v.parse(pendingEmailChange, body)).map(([name, value]) =>
        name === 'delivery' ? [name, value] : [name, String(value).length],
      ),
      headers: [...headers.keys()].toSorted(),
    });
    // Of the same length as the other.
    const free = await ann.browser.post(CHANGE, { email: `x${owner.account.email.slice(1)}` });
    const taken = await ann.browser.post(CHANGE, { email: owner.account.email });
    expect(shapeOf(taken)).toEqual(shapeOf(free));
    expect((await ann.browser.get(CHANGE)).body).toEqual(taken.body);
    expect(await bff.inbox.codeMails(owner.account.email)).toEqual([]);
  });
});

test('GET /api/account/email → 200 what is pending in this session, 404 in another and once it is given up', async () => {
  const ann = await bff.member();
  const elsewhere = await bff.enterPassword(ann.account);
  const email = newAddress();
  const { body } = await ann.browser.post(CHANGE, { email });
  expect(await ann.browser.get(CHANGE)).toMatchObject({ status: 200, body });
  expect((await elsewhere.get(CHANGE)).status).toBe(404);
  expect(await ann.browser.delete(CHANGE)).toMatchObject({ status: 204, body: null });
  expect((await ann.browser.get(CHANGE)).status).toBe(404);
});

describe('POST /api/account/email/confirm', () => {
  test('SEC-24 → 204 under a new token; every other session is dead, and the session names the new address', async () => {
    const ann = await bff.member();
    const elsewhere = await bff.enterPassword(ann.account);
    const email = newAddress();
    const answer = await ann.browser.post(CONFIRM, { code: await mailedCode(ann, email) });
    expect(answer).toMatchObject({ status: 204, body: null });
    expect(answer.cookies.map(({ name }) => name).toSorted()).toEqual(['__Host-dev', '__Host-sid']);
    expect(await emailAt(ann)).toMatchObject({ account: { id: ann.account.id, email } });
    expect((await elsewhere.get('/api/session')).status).toBe(401);
  });

  test('→ 422 wrong_code with the tries left, five in all, then 409 no_pending_email_change', async () => {
    const ann = await bff.member();
    const code = await mailedCode(ann, newAddress());
    const wrong = someCodeOtherThan(new Set([code]));
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      const { body, status } = await ann.browser.post(CONFIRM, { code: wrong });
      expect({ status, body }).toMatchObject({ status: 422, body: { code: 'wrong_code', attemptsLeft } });
    }
    const gone = { status: 409, body: { code: 'no_pending_email_change' } };
    expect(await ann.browser.post(CONFIRM, { code })).toMatchObject(gone);
  });

  test('→ 409 email_taken where an account has it by now', async () => {
    const ann = await bff.member();
    const email = newAddress();
    const code = await mailedCode(ann, email);
    await bff.addAccount({ email, password: 'a password that somebody else has set' });
    expect(await ann.browser.post(CONFIRM, { code })).toMatchObject({ status: 409, body: { code: 'email_taken' } });
    expect(await emailAt(ann)).toMatchObject({ account: { email: ann.account.email } });
  });

  test.each([
    [570, 204],
    [600, 409],
  ])('SEC-13 a code that was mailed %i seconds ago is answered %i', async (seconds, status) => {
    const ann = await bff.member();
    const code = await mailedCode(ann, newAddress());
    await bff.query(
      'update pending_email_changes set expires_at = expires_at - make_interval(secs => $2) where account_id = $1',
      [ann.account.id, seconds],
    );
    expect((await ann.browser.post(CONFIRM, { code })).status).toBe(status);
  });

  test('→ 401 without a session, and with a challenge', async () => {
    const ann = await bff.activeMember();
    const code = await mailedCode(ann, newAddress());
    expect((await bff.browser().post(CONFIRM, { code })).status).toBe(401);
    expect((await (await bff.enterPassword(ann.account)).post(CONFIRM, { code })).status).toBe(401);
  });
});

test('SEC-57 the old mailbox takes it back after whatever else was changed', async () => {
  const ann = await bff.activeMember();
  const email = newAddress();
  await ann.browser.post(CONFIRM, { code: await mailedCode(ann, email) });
  // A day later; until then a code by email proves nothing.
  await bff.query('update accounts set email_held_until = now() where id = $1', [ann.account.id]);
  await ann.browser.post('/api/two-factor/deactivation');
  const code = await bff.inbox.newestCode(email);
  expect((await ann.browser.post('/api/two-factor/deactivation/confirm', { code })).status).toBe(200);
  await bff.settled();
  const [token = ''] = await bff.inbox.undoTokens(ann.account.email, 'email-changed');
  expect(await bff.browser().post('/api/undo', { token })).toMatchObject({
    status: 200,
    body: { undone: 'email-changed', isEmailBack: true },
  });
  expect((await ann.browser.get('/api/session')).status).toBe(401);
  // Nobody knows the password any more: the former mailbox sets another.
  const account = await passwordResetsAt(bff).reset(ann.account);
  await bff.signInWithApp({ ...ann, account });
});
