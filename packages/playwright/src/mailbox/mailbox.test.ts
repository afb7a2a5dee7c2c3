import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inboxOf, type Mail } from './inbox.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { resendInbox } from './resend-inbox.ts';

const ANN = 'ann@example.com';
const SIGN_IN = 'Verification code to sign in to Mini Program Platform';
const DEACTIVATION = 'Verification code to deactivate two-factor authentication on Mini Program Platform';
const AT_ONCE = { timeout: 0 };

let emulator: Emulator;
let mailbox: Mailbox;

beforeAll(async () => {
  emulator = await createEmulator({ service: 'resend', port: 0 });
});
afterAll(() => emulator.close());
beforeEach(async () => {
  emulator.reset();
  mailbox = await openMailbox(resendInbox(emulator.url));
});

async function send(code: string, { to = ANN, subject = SIGN_IN, html }: Partial<Record<string, string>> = {}) {
  const text = `Verification code:\n\n    ${code}\n\nIt works once.`;
  const response = await fetch(`${emulator.url}/emails`, {
    method: 'POST',
    headers: { authorization: 'Bearer re_test', 'content-type': 'application/json' },
    body: JSON.stringify({ from: 'platform@example.com', to, subject, ...(html ? { html } : { text }) }),
  });
  expect(response.status).toBe(200);
}

test('the code of a mail that is there already is returned at once', async () => {
  await send('111111');
  expect(await mailbox.latestCode({ to: ANN, ...AT_ONCE })).toBe('111111');
});

test('a mail that is still on its way is waited for', async () => {
  const code = mailbox.latestCode({ to: ANN });
  await send('222222');
  expect(await code).toBe('222222');
});

test('no mail is returned twice, nor one that is older than the last', async () => {
  await send('111111');
  await send('222222');
  expect(await mailbox.latestCode({ to: ANN, ...AT_ONCE })).toBe('222222');
  await expect(mailbox.latestCode({ to: ANN, ...AT_ONCE })).rejects.toThrow('the 2 that came were read before');
});

test('what was there when the mailbox was opened counts as read', async () => {
  await send('111111');
  const openedLater = await openMailbox(resendInbox(emulator.url));
  await expect(openedLater.latestCode({ to: ANN, ...AT_ONCE })).rejects.toThrow('read before');
});

test('the domain of an address may be written in either form', async () => {
  await send('111111', { to: 'ann@xn--bcher-kva.example' });
  expect(await mailbox.latestCode({ to: 'Ann@bücher.example', ...AT_ONCE })).toBe('111111');
});

test('mail to others, for another purpose or from before is left alone', async () => {
  await send('111111', { to: 'bob@example.com' });
  await send('222222', { subject: DEACTIVATION });
  await expect(mailbox.latestCode({ to: ANN, purpose: 'sign-in', ...AT_ONCE })).rejects.toThrow('none has ever come');
  const tomorrow = new Date(Date.now() + 86_400_000);
  await expect(mailbox.latestCode({ to: ANN, since: tomorrow, ...AT_ONCE })).rejects.toThrow('No new mail');
  expect(await mailbox.latestCode({ to: 'Ann@Example.com', purpose: 'deactivation', ...AT_ONCE })).toBe('222222');
});

test('a notice is passed over by who waits for a code, and read by who waits for any mail', async () => {
  const subject = 'Two-factor authentication was activated on Mini Program Platform';
  await send('111111');
  await send('From now on.', { subject });
  expect(await mailbox.latestCode({ to: ANN, ...AT_ONCE })).toBe('111111');
  await expect(mailbox.latestCode({ to: ANN, ...AT_ONCE })).rejects.toThrow('the 1 that came were read before');
  expect(await mailbox.latestMail({ to: ANN, ...AT_ONCE })).toMatchObject({ subject });
  await expect(mailbox.latestMail({ to: ANN, purpose: 'deactivation', ...AT_ONCE })).rejects.toThrow(
    'none has ever come',
  );
});

test('mails in Chinese are told apart by their purpose too', async () => {
  await send('111111', { subject: 'Mini Program Platform 登录验证码' });
  await send('222222', { subject: 'Mini Program Platform 停用双因素认证验证码' });
  await send('从现在起。', { subject: 'Mini Program Platform 双因素认证已停用' });
  await send('从现在起。', { subject: 'Mini Program Platform 免等待登录链接' });
  expect(await mailbox.latestMail({ to: ANN, purpose: 'sign-in', ...AT_ONCE })).toMatchObject({
    subject: 'Mini Program Platform 登录验证码',
  });
  expect(await mailbox.latestMail({ to: ANN, purpose: 'deactivation', ...AT_ONCE })).toMatchObject({
    subject: 'Mini Program Platform 停用双因素认证验证码',
  });
});

test('a mail without a plain-text part is read from its HTML', async () => {
  await send('', { html: '<head><style>x</style></head><p>Code:</p><td><p style="a">333333</p></td><p>2026</p>' });
  expect(await mailbox.latestCode({ to: ANN, ...AT_ONCE })).toBe('333333');
});

test('a link is returned from the newest mail that holds one', async () => {
  const subject = 'Link to sign in without waiting';
  await send('', {
    subject,
    html: '<p>Hello</p><a class="b" href="https://example.com/unlock?a=1&amp;b=2#t">Open</a>',
  });
  await send('111111');
  expect(await mailbox.latestLink({ to: ANN, matching: /unlock/, ...AT_ONCE })).toBe(
    'https://example.com/unlock?a=1&b=2#t',
  );
  await expect(mailbox.latestLink({ to: ANN, ...AT_ONCE })).rejects.toThrow('read before');
});

test('a mail of another console is told by its subject, and its code by a pattern', async () => {
  const other = await openMailbox(resendInbox(emulator.url), {
    subjects: { 'sign-in': /^Ihr Anmeldecode/u, deactivation: /^Abschalten/u },
    code: /Code ([A-Z]{4})/u,
  });
  await send('', { subject: 'Ihr Anmeldecode', html: '<p>Code WXYZ</p>' });
  await send('', { subject: 'Etwas anderes', html: '<p>Code ABCD</p>' });
  expect(await other.latestCode({ to: ANN, purpose: 'sign-in', ...AT_ONCE })).toBe('WXYZ');
  expect(await other.latestCode({ to: ANN, purpose: /anderes/, ...AT_ONCE })).toBe('ABCD');
});

test('any way to list mails is an inbox', async () => {
  const mails: Mail[] = [];
  const own = await openMailbox(inboxOf(() => mails));
  mails.push({ id: '1', to: [ANN], subject: SIGN_IN, text: '\n123456\n', sentAt: new Date() });
  expect(await own.latestCode({ to: ANN, ...AT_ONCE })).toBe('123456');
});

test('an inbox that does not answer fails the test that needs it', async () => {
  const closed = await createEmulator({ service: 'resend', port: 0 });
  await closed.close();
  const unreachable = await openMailbox(resendInbox(closed.url));
  await expect(unreachable.latestCode({ to: ANN })).rejects.toThrow('cannot be reached');
});
