import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { emailCodeLimits } from '../rules/limits.ts';
import { createTestSystem, MAIL_PROVIDER_AWAY } from '../testing/create-test-system.ts';
import { type Account, requestedFrom } from '../testing/people.ts';
import { type SendEmailCodeDependencies, sendEmailCode } from './send-email-code.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { query } = system;
const { sending } = system.parts;

const refusing = system.composedWith({ mailUrl: MAIL_PROVIDER_AWAY }).parts.sending;

async function newChallenge() {
  const someone = await system.activeMember();
  const { challenge } = await system.challenged(someone);
  return { account: someone.account, challengeId: challenge.id };
}

const send = (challengeId: string, by: SendEmailCodeDependencies = sending) =>
  sendEmailCode(by, { challengeId, purpose: 'sign-in', requestedFrom });

const allowResend = (challengeId: string) =>
  query("update email_codes set sent_at = sent_at - interval '61 seconds' where challenge_id = $1", [challengeId]);

const codeMails = async ({ email }: Account) =>
  (await system.mails(email)).filter(({ subject }) => subject.includes('code'));

const storedCode = async (challengeId: string) =>
  (
    await query<{ keyId: string; mac: Uint8Array; has_left: boolean; sends_left: number }>(
      'select key_id as "keyId", mac, has_left, sends_left, mail_id from email_codes where challenge_id = $1',
      [challengeId],
    )
  )[0];

test('sent: the code exists in the mail alone, and its MAC in the database', async () => {
  const { account, challengeId } = await newChallenge();
  const outcome = await send(challengeId);
  expect(outcome).toMatchObject({ kind: 'sent', email: account.email, mail: 'first' });
  const stored = await storedCode(challengeId);
  expect(stored).toMatchObject({ has_left: true, sends_left: emailCodeLimits.sendsPerChallenge - 1 });
  const code = await system.newestCode(account.email);
  expect(JSON.stringify(outcome)).not.toContain(code);
  const binding = { purpose: 'sign-in', challengeId } as const;
  expect(stored && sending.codeMac.matches(code, binding, stored)).toBe(true);
});

test('sent: what becomes of its mail can be followed by the provider’s id', async () => {
  const { account, challengeId } = await newChallenge();
  expect(await send(challengeId)).toMatchObject({ kind: 'sent', sent: { delivery: 'pending' } });
  const [mail] = await codeMails(account);
  expect(await query('select mail_id from email_codes where challenge_id = $1', [challengeId])).toEqual([
    { mail_id: mail?.id },
  ]);
  expect(await query('select account_id, kind, delivery from sent_mails where id = $1', [mail?.id])).toEqual([
    { account_id: account.id, kind: 'email-code', delivery: null },
  ]);
});

test('sent again: in place of the code before', async () => {
  const { account, challengeId } = await newChallenge();
  await send(challengeId);
  const before = await storedCode(challengeId);
  await allowResend(challengeId);
  expect(await send(challengeId)).toMatchObject({ kind: 'sent', mail: 'again' });
  expect((await storedCode(challengeId))?.mac).not.toEqual(before?.mac);
  expect(await codeMails(account)).toHaveLength(2);
});

test('too-soon: the one before is younger than the resend interval, and stays', async () => {
  const { account, challengeId } = await newChallenge();
  await send(challengeId);
  const before = await storedCode(challengeId);
  const again = await send(challengeId);
  expect(again).toMatchObject({ kind: 'too-soon', email: account.email, hasLeft: true });
  const { retryAfterSeconds = 0 } = again.kind === 'too-soon' ? again : {};
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(retryAfterSeconds).toBeLessThanOrEqual(emailCodeLimits.resendAfter);
  expect(await storedCode(challengeId)).toEqual(before);
});

test('too-many-attempts: the challenge has no send left', async () => {
  const { challengeId } = await newChallenge();
  for (let sent = 0; sent < emailCodeLimits.sendsPerChallenge; sent += 1) {
    expect(await send(challengeId)).toMatchObject({ kind: 'sent' });
    await allowResend(challengeId);
  }
  expect(await send(challengeId)).toEqual({ kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) });
});

test('challenge-gone: it has ended', async () => {
  const { account, challengeId } = await newChallenge();
  await query('delete from challenges where id = $1', [challengeId]);
  expect(await send(challengeId)).toEqual({ kind: 'challenge-gone' });
  expect(await codeMails(account)).toEqual([]);
});

test('mail-unavailable: a mail that certainly did not leave costs no send, and leaves the code before it', async () => {
  const { challengeId } = await newChallenge();
  expect(await send(challengeId, refusing)).toEqual({ kind: 'mail-unavailable' });
  expect(await send(challengeId)).toMatchObject({ kind: 'sent', mail: 'first' });
  await allowResend(challengeId);
  const before = await storedCode(challengeId);
  expect(await send(challengeId, refusing)).toEqual({ kind: 'mail-unavailable' });
  expect(await storedCode(challengeId)).toEqual(before);
});

test('mail-unavailable: one that may have left counts as sent', async () => {
  const hangingUp = createServer((socket) => socket.once('data', () => socket.destroy()));
  await new Promise<void>((resolve) => hangingUp.listen(0, '127.0.0.1', resolve));
  const mailUrl = `http://127.0.0.1:${(hangingUp.address() as AddressInfo).port}`;
  const { challengeId } = await newChallenge();
  const outcome = await send(challengeId, system.composedWith({ mailUrl }).parts.sending);
  hangingUp.close();
  expect(outcome).toEqual({ kind: 'mail-unavailable' });
  expect(await storedCode(challengeId)).toMatchObject({
    has_left: true,
    sends_left: emailCodeLimits.sendsPerChallenge - 1,
  });
  expect(await send(challengeId)).toMatchObject({ kind: 'too-soon' });
});
