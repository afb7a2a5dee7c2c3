import type { EmailCodeMail, UnlockLinkMail } from '@countersign/two-factor';
import { afterEach, expect, test, vi } from 'vitest';
import type { ResendMailerOptions } from '../resend-mailer.ts';
import { sampleMail, sampleUnlockLink } from '../testing/sample-mail.ts';
import { type Answer, accepted } from '../testing/scripted-provider.ts';
import { sendThrough } from '../testing/send-through.ts';

const mail = sampleMail({ to: 'alice@example.com', code: '048151' });
const quotingTheMail = (statusCode: number, name: string): Answer => ({
  status: statusCode,
  body: JSON.stringify({ statusCode, name, message: 'alice@example.com 048151' }),
});

const consoleMethods = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

/** Everything that left the mailer other than the mail itself. */
async function heard(
  answer: Answer,
  options: Partial<ResendMailerOptions> = {},
  sent: EmailCodeMail | UnlockLinkMail = mail,
) {
  const spoken = consoleMethods.map((method) => vi.spyOn(console, method).mockImplementation(() => {}));
  const written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'));
  const result = await sendThrough([answer], options, (mailer) => mailer.send(sent));
  const logged = [...spoken, ...written].flatMap((spy) => spy.mock.calls);
  return { ...result, said: JSON.stringify([result.reports, logged]) };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test.each([
  ['a refusal', quotingTheMail(422, 'validation_error')],
  ['a refusal with a name of its own', quotingTheMail(422, 'alice@example.com 048151')],
  ['a breakdown', quotingTheMail(500, 'internal_server_error')],
  ['garbage', { status: 200, body: 'alice@example.com 048151' } as const],
  ['an answer', accepted],
])('%s that quotes the mail is reported without code and recipient', async (_, answer) => {
  // The SDK prints what the provider says when this is set.
  vi.stubEnv('RESEND_DEBUG', 'true');
  const { reports, said } = await heard(answer);
  expect(reports).toHaveLength(1);
  expect(said).not.toMatch(/048151|alice/);
});

test('an answer that quotes the link is reported without it', async () => {
  vi.stubEnv('RESEND_DEBUG', 'true');
  const link = 'https://console.example.com/sign-in/unlock#3vQm8l0pZr';
  const quotingTheLink = { status: 422, body: JSON.stringify({ statusCode: 422, name: link, message: link }) };
  const { reports, said } = await heard(quotingTheLink, {}, sampleUnlockLink({ link }));
  expect(reports).toMatchObject([{ kind: 'unlock-link', outcome: 'refused' }]);
  expect(said).not.toMatch(/3vQm8l0pZr|alice/);
});

test('an error the provider made up has no name in the report', async () => {
  const { reports } = await heard(quotingTheMail(422, 'alice@example.com 048151'));
  expect(reports[0]).toMatchObject({ reason: 'unknown-error', status: 422 });
});

test('what breaks while composing is an outcome, not an error that quotes the mail', async () => {
  const { outcome, reports, requests } = await heard(accepted, {}, { ...mail, requestedAt: new Date(Number.NaN) });
  expect(outcome).toBe('refused');
  expect(reports[0]).toMatchObject({ reason: 'broken', tries: 0 });
  expect(requests).toHaveLength(0);
});

test('what breaks in the SDK is an outcome too', async () => {
  const { outcome, reports, said } = await heard(accepted, {}, { ...mail, idempotencyKey: 'alice\r\n048151' });
  expect(outcome).toBe('refused');
  expect(reports[0]).toMatchObject({ reason: 'broken' });
  expect(said).not.toMatch(/048151|alice/);
});

test('a listener that throws does not make a sent mail unsent', async () => {
  const { outcome } = await heard(accepted, {
    onDeliveryEnded: () => {
      throw new Error('The log is full.');
    },
  });
  expect(outcome).toBe('sent');
});

test.each([
  ['a recipient with a line break', { ...mail, to: 'alice@example.com\r\nBcc: mallory@example.com' }, {}],
  ['two recipients', { ...mail, to: 'alice@example.com,mallory@example.com' }, {}],
  ['a sender with a line break', mail, { from: 'Platform\r\nBcc: mallory@example.com <codes@example.com>' }],
  ['two senders', mail, { from: 'codes@example.com, mallory@example.com' }],
  ['a platform name with a line break', mail, { platformName: 'Platform\r\nBcc: mallory@example.com' }],
])('%s never reaches the provider', async (_, unsafe, options) => {
  const { outcome, reports, requests, said } = await heard(accepted, options, unsafe);
  expect(outcome).toBe('refused');
  expect(reports[0]).toMatchObject({ reason: 'unsafe-header', tries: 0 });
  expect(requests).toHaveLength(0);
  expect(said).not.toMatch(/048151|alice/);
});
