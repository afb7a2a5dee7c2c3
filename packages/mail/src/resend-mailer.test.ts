import { createEmulator } from 'emulate';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createResendMailer } from './resend-mailer.ts';
import { sampleMail, sampleNewAddress, sampleNotice, sampleReset, sampleUnlockLink } from './testing/sample-mail.ts';

const resend = await createEmulator({ service: 'resend', port: 0 });
afterAll(() => resend.close());
beforeEach(() => resend.reset());

const mailer = createResendMailer({
  apiKey: 're_test_key',
  baseUrl: resend.url,
  from: 'Mini Program Platform <codes@example.com>',
  platformName: 'Mini Program Platform',
});

interface ReceivedMail {
  id: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  reply_to: string[];
  subject: string;
  html: string;
  text: string;
}

async function inbox(): Promise<ReceivedMail[]> {
  const response = await fetch(`${resend.url}/emails`);
  const list = (await response.json()) as { data: ReceivedMail[] };
  return list.data;
}

test.each([
  ['sign-in', 'Verification code to sign in to Mini Program Platform'],
  ['deactivation', 'Verification code to deactivate two-factor authentication on Mini Program Platform'],
] as const)('a code for %s arrives once, for its one recipient, as HTML and text', async (purpose, subject) => {
  expect(await mailer.send(sampleMail({ purpose, to: 'alice@example.com' }))).toMatchObject({ kind: 'sent' });

  const received = await inbox();
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    from: 'Mini Program Platform <codes@example.com>',
    to: ['alice@example.com'],
    cc: [],
    bcc: [],
    reply_to: [],
    subject,
    html: expect.stringContaining('>048151<'),
    text: expect.stringContaining('\n    048151\n'),
  });
});

test('a link arrives once, for its one recipient, as HTML and text', async () => {
  const link = 'https://console.example.com/sign-in/unlock#3vQm8l0pZr';
  expect(await mailer.send(sampleUnlockLink({ link, to: 'alice@example.com' }))).toMatchObject({ kind: 'sent' });
  expect(await inbox()).toMatchObject([
    {
      to: ['alice@example.com'],
      subject: 'Link to sign in to Mini Program Platform without waiting',
      html: expect.stringContaining(`href="${link}"`),
      text: expect.stringContaining(`\n    ${link}\n`),
    },
  ]);
});

test.each([
  ['activated', 'Two-factor authentication was activated on Mini Program Platform'],
  ['deactivated', 'Two-factor authentication was deactivated on Mini Program Platform'],
] as const)('a notice of what was %s arrives once, for its one recipient', async (notice, subject) => {
  expect(await mailer.send(sampleNotice({ notice, to: 'alice@example.com' }))).toMatchObject({ kind: 'sent' });
  expect(await inbox()).toMatchObject([{ to: ['alice@example.com'], cc: [], bcc: [], subject }]);
});

test('the same send, asked for twice, is one mail', async () => {
  const mail = sampleMail();
  const first = await mailer.send(mail);
  expect(await mailer.send(mail)).toEqual(first);
  const received = await inbox();
  expect(received.map(({ id }) => ({ kind: 'sent', mailId: id }))).toEqual([first]);
});

test('two sends are two mails, even with the same content', async () => {
  const mail = sampleMail();
  await mailer.send({ ...mail, idempotencyKey: 'first' });
  await mailer.send({ ...mail, idempotencyKey: 'second' });
  expect(await inbox()).toHaveLength(2);
});

/** What a mailbox is told about a mail; the emulator lists mails without it. */
async function headersOf({ id }: ReceivedMail): Promise<Record<string, string>> {
  const response = await fetch(`${resend.url}/emails/${id}`);
  const { headers } = (await response.json()) as { headers: Record<string, string> };
  return headers;
}

describe('no mailbox answers what a machine wrote', () => {
  test.each<[kind: string, send: (to: string) => Promise<unknown>]>([
    ['a code to sign in', (to) => mailer.send(sampleMail({ to }))],
    ['a code to deactivate', (to) => mailer.send(sampleMail({ purpose: 'deactivation', to }))],
    ['a code to a new address', (to) => mailer.send(sampleNewAddress({ to }))],
    ['a link', (to) => mailer.send(sampleUnlockLink({ to }))],
    ['a link and a code', (to) => mailer.send(sampleReset({ to }))],
    ['a notice of activation', (to) => mailer.send(sampleNotice({ to }))],
    ['a notice of deactivation', (to) => mailer.send(sampleNotice({ notice: 'deactivated', to }))],
  ])('%s', async (_, send) => {
    expect(await send('alice@example.com')).toMatchObject({ kind: 'sent' });
    const headers = await Promise.all((await inbox()).map(headersOf));
    expect(headers).toEqual([
      {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'X-Entity-Ref-ID': expect.stringMatching(/^[\w-]{22}$/),
      },
    ]);
  });
});

test('each mail stands alone in its mailbox, and says nothing of the key it was sent under', async () => {
  const mails = ['first', 'second', 'third'].map((idempotencyKey) => sampleMail({ idempotencyKey }));
  for (const mail of mails) await mailer.send(mail);
  const headers = await Promise.all((await inbox()).map(headersOf));
  const references = headers.map((each) => each['X-Entity-Ref-ID']);
  expect(new Set(references).size).toBe(3);
  for (const { idempotencyKey } of mails) expect(references.join()).not.toContain(idempotencyKey);
});
