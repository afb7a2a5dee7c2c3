import { emailHeldFor, guessingBudget } from '@countersign/two-factor';
import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { passwordResetsAt } from '../testing/password-resets.ts';
import type { Account, NewlyActiveMember } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const resets = passwordResetsAt(bff);
const VERIFY = '/api/sign-in/challenge/verify';
const SEND = '/api/sign-in/challenge/email-code';
const DEACTIVATE = '/api/two-factor/deactivation';

/** Somebody with an authenticator who has just reset their password. */
async function withNewPassword(): Promise<NewlyActiveMember> {
  const member = await bff.activeMember();
  return { ...member, account: await resets.reset(member.account) };
}

const mailsTo = async ({ email }: Account) => (await bff.inbox.codeMails(email)).length;

/** A code as it would be there had it been mailed before: stored under a MAC that the row has. */
async function codeAlreadyThere(account: Account, browser: Browser): Promise<string> {
  await bff.query('update accounts set email_held_until = null where id = $1', [account.id]);
  expect((await browser.post(SEND)).status).toBe(202);
  const code = await bff.inbox.newestCode(account.email);
  await hold(account);
  return code;
}

const hold = (account: Account) =>
  bff.query("update accounts set email_held_until = now() + interval '1 hour' where id = $1", [account.id]);

const held = { status: 403, body: { code: 'email_held', heldUntil: expect.any(String) } };

describe('SEC-56 for 24 hours after a new password', () => {
  test('no code is mailed at the sign-in, and the challenge says until when', async () => {
    const { account } = await withNewPassword();
    const [row] = await bff.query<{ until: Date }>('select email_held_until as until from accounts where id = $1', [
      account.id,
    ]);
    const until = row?.until.toISOString() ?? '';
    const browser = await bff.enterPassword(account);
    const before = await mailsTo(account);
    expect(await browser.post(SEND)).toMatchObject({ status: 403, body: { code: 'email_held', heldUntil: until } });
    expect(await mailsTo(account)).toBe(before);
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ emailHeldUntil: until });
    const [{ seconds } = { seconds: 0 }] = await bff.query<{ seconds: number }>(
      `select extract(epoch from a.email_held_until - e.at)::int as seconds from accounts a join security_events e on e.account_id = a.id
      where a.id = $1 and e.kind = 'password-reset'`,
      [account.id],
    );
    expect(seconds).toBe(emailHeldFor);
  });

  test('a right code that is there already signs nobody in, and costs no guess', async () => {
    const { account } = await withNewPassword();
    const browser = await bff.enterPassword(account);
    const code = await codeAlreadyThere(account, browser);
    const before = await bff.budgets.of(account, 'untrusted');
    expect(await browser.post(VERIFY, { factor: 'email', code })).toMatchObject(held);
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(await bff.budgets.of(account, 'untrusted')).toEqual(before);
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ attemptsLeft: 5 });
    expect(before.short).toBe(guessingBudget.untrusted.short.capacity);
  });

  test('the row decides: a hold that begins once the code was judged spends it for nothing', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    await browser.post(SEND);
    const code = await bff.inbox.newestCode(account.email);
    // As if it came between the charge and the acceptance.
    await bff.query(`create function hold_after_charge() returns trigger language plpgsql as $$
      begin
        update accounts set email_held_until = now() + interval '1 hour' where id = new.account_id;
        return new;
      end $$`);
    await bff.query(
      'create trigger hold_after_charge after update of attempts_left on challenges for each row execute function hold_after_charge()',
    );
    const answer = await browser.post(VERIFY, { factor: 'email', code });
    await bff.query('drop trigger hold_after_charge on challenges');
    await bff.query('drop function hold_after_charge');
    expect(answer).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('the app and recovery codes go on', async () => {
    const member = await withNewPassword();
    expect((await (await bff.signInWithApp(member)).get('/api/session')).status).toBe(200);
    const browser = await bff.enterPassword(member.account);
    const proof = { factor: 'recovery-code', code: member.recoveryCodes[0] };
    expect((await browser.post(VERIFY, proof)).status).toBe(200);
  });

  test('nobody deactivates by a mailed code, neither with one that is sent nor with one that is there', async () => {
    const member = await withNewPassword();
    const browser = await bff.signInWithApp(member);
    const before = await mailsTo(member.account);
    expect(await browser.post(DEACTIVATE)).toMatchObject(held);
    expect(await mailsTo(member.account)).toBe(before);
    await bff.query('update accounts set email_held_until = null where id = $1', [member.account.id]);
    expect((await browser.post(DEACTIVATE)).status).toBe(202);
    const code = await bff.inbox.newestCode(member.account.email);
    await hold(member.account);
    expect(await browser.post(`${DEACTIVATE}/confirm`, { code })).toMatchObject(held);
    expect((await browser.get('/api/two-factor')).body).toMatchObject({ status: 'active' });
    await bff.query('update accounts set email_held_until = null where id = $1', [member.account.id]);
    expect((await browser.post(`${DEACTIVATE}/confirm`, { code })).status).toBe(200);
  });

  test('and not longer: by the clock of the database it ends to the second', async () => {
    const { account } = await withNewPassword();
    const browser = await bff.enterPassword(account);
    await bff.age(account, 'accounts.email_held_until', emailHeldFor - 60);
    expect((await browser.post(SEND)).status).toBe(403);
    await bff.age(account, 'accounts.email_held_until', 60);
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ emailHeldUntil: null });
    expect((await browser.post(SEND)).status).toBe(202);
    const code = await bff.inbox.newestCode(account.email);
    expect((await browser.post(VERIFY, { factor: 'email', code })).status).toBe(200);
  });

  test('an emailed code of before the reset has died with its challenge', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    await browser.post(SEND);
    const code = await bff.inbox.newestCode(account.email);
    await resets.reset(account);
    expect((await browser.post(VERIFY, { factor: 'email', code })).status).toBe(410);
  });
});
