import { afterAll, expect, test } from 'vitest';
import { emailCodeLimits } from '../../rules/limits.ts';
import { createTestSystem, MAIL_PROVIDER_AWAY } from '../../testing/create-test-system.ts';
import { type Member, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, beginDeactivation, mails, member, query } = system;

const codeMails = async ({ account }: Member) =>
  (await mails(account.email)).filter(({ subject }) => subject.includes('code'));

const ofChallenge = 'challenge_id in (select id from challenges where account_id = $1)';
const setCode = (change: string, { account }: Member) =>
  query(`update email_codes set ${change} where ${ofChallenge}`, [account.id]);

test('sent: a code for this purpose is mailed to the account’s own address', async () => {
  const someone = await activeMember();
  const { session } = someone;
  expect(await beginDeactivation({ session, requestedFrom })).toMatchObject({
    kind: 'sent',
    email: someone.account.email,
    mail: 'first',
  });
  const [mail] = await codeMails(someone);
  expect(mail?.subject).toBe('Verification code to deactivate two-factor authentication on Mini Program Platform');
  expect((await system.securityEvents(someone.account.id)).at(-1)).toBe('deactivation-begun');
});

test('sent earlier: asked again too soon it sends nothing and tells of the code that was sent', async () => {
  const someone = await activeMember();
  const { session } = someone;
  const first = await beginDeactivation({ session, requestedFrom });
  const again = await beginDeactivation({ session, requestedFrom });
  expect(again).toEqual({ ...first, mail: 'earlier' });
  expect(await codeMails(someone)).toHaveLength(1);
});

test('sent: while another request is still sending, it waits for the outcome', async () => {
  const someone = await activeMember();
  const { session } = someone;
  await beginDeactivation({ session, requestedFrom });
  await setCode('has_left = false', someone);
  let looks = 0;
  const waiting = system.composedWith({
    async pause() {
      looks += 1;
      if (looks === 2) await setCode('has_left = true', someone);
    },
  });
  expect(await waiting.beginDeactivation({ session, requestedFrom })).toMatchObject({ kind: 'sent', mail: 'earlier' });
  expect(looks).toBe(2);
  expect(await codeMails(someone)).toHaveLength(1);
});

test('sent: it sends the code itself should the other request fail to', async () => {
  const someone = await activeMember();
  const { session } = someone;
  await beginDeactivation({ session, requestedFrom });
  await setCode('has_left = false', someone);
  const waiting = system.composedWith({
    async pause() {
      await query(`delete from email_codes where ${ofChallenge}`, [someone.account.id]);
    },
  });
  expect(await waiting.beginDeactivation({ session, requestedFrom })).toMatchObject({ kind: 'sent', mail: 'first' });
  expect(await codeMails(someone)).toHaveLength(2);
});

test('too-many-attempts: the other request does not end, or no send is left', async () => {
  const someone = await activeMember();
  const { session } = someone;
  await beginDeactivation({ session, requestedFrom });
  await setCode('has_left = false', someone);
  const refused = { kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) };
  expect(await beginDeactivation({ session, requestedFrom })).toEqual(refused);
  await setCode("sends_left = 0, sent_at = sent_at - interval '2 minutes'", someone);
  expect(await beginDeactivation({ session, requestedFrom })).toEqual(refused);
});

test('mail-unavailable: nothing has left, and it costs no send', async () => {
  const someone = await activeMember();
  const { session } = someone;
  const nowhere = system.composedWith({ mailUrl: MAIL_PROVIDER_AWAY });
  expect(await nowhere.beginDeactivation({ session, requestedFrom })).toEqual({ kind: 'mail-unavailable' });
  await beginDeactivation({ session, requestedFrom });
  const [row] = await query(`select sends_left from email_codes where ${ofChallenge}`, [someone.account.id]);
  expect(row).toEqual({ sends_left: emailCodeLimits.sendsPerChallenge - 1 });
});

test('challenge-gone: the session ends while the code is prepared', async () => {
  const someone = await activeMember();
  const { session } = someone;
  await beginDeactivation({ session, requestedFrom });
  await setCode('has_left = false', someone);
  const waiting = system.composedWith({
    async pause() {
      await query('delete from challenges where account_id = $1', [someone.account.id]);
    },
  });
  expect(await waiting.beginDeactivation({ session, requestedFrom })).toEqual({ kind: 'challenge-gone' });
});

test('not-active: there is nothing to deactivate, and nothing is mailed', async () => {
  const someone = await member();
  const { session } = someone;
  expect(await beginDeactivation({ session, requestedFrom })).toEqual({ kind: 'not-active' });
  expect(await mails(someone.account.email)).toEqual([]);
});
