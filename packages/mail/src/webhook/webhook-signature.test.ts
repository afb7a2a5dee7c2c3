import { createHmac, randomBytes } from 'node:crypto';
import type { SignedRequest } from '@countersign/two-factor';
import { Resend } from 'resend';
import { describe, expect, test } from 'vitest';
import { parseWebhookSecrets, verifyWebhook, type WebhookSecrets } from './webhook-signature.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** The example of Svix's documentation, "Verifying webhooks manually". */
const example: SignedRequest = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  body: Buffer.from('{"test": 2432232314}'),
};

const secretsIn = (text: string): WebhookSecrets => {
  const secrets = parseWebhookSecrets(text);
  if (!secrets) throw new Error(`No secrets: ${text}`);
  return secrets;
};
const secrets = secretsIn(SECRET);
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

function signedBy(secret: string, { body, id, timestamp }: SignedRequest): string {
  const hmac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'));
  return `v1,${hmac.update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

test('the published example verifies', () => {
  expect(verifyWebhook(secrets, example)).toEqual({ id: example.id, sentAt: 1_614_265_330 });
});

describe('SEC-81 a message of anybody else does not verify', () => {
  const { body, id, signature = '', timestamp } = example;
  const other = Buffer.from('{"test": 2432232315}');
  test.each<[string, Partial<SignedRequest>]>([
    ['another body', { body: other }],
    ['the same body with a space', { body: Buffer.from(`${body} `) }],
    ['no body', { body: new Uint8Array() }],
    ['another id', { id: 'msg_p5jXN8AQM9LWM0D4loKWxJeK' }],
    ['another time', { timestamp: '1614265331' }],
    ['another secret', { signature: signedBy(newSecret(), example) }],
    ['no id', { id: undefined }],
    ['no time', { timestamp: undefined }],
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['a signature cut short', { signature: signature.slice(0, -2) }],
    ['another version of signatures', { signature: signature.replace('v1', 'v2') }],
    ['the version for keys of two halves', { signature: signature.replace('v1', 'v1a') }],
    ['a signature without its version', { signature: signature.slice(3) }],
    ['a time that is hardly a number', { timestamp: `${timestamp}.0`, signature }],
    ['a time with a sign', { timestamp: `+${timestamp}`, signature }],
  ])('%s', (_, changes) => {
    expect(verifyWebhook(secrets, { ...example, ...changes })).toBeNull();
  });

  // The dot joins what is signed, so that one signature could stand for two messages.
  test('the beginning of a body as its time-stamp, or the end of an id', () => {
    const shifted = { id: `${id}.${timestamp}`, timestamp: '5', body: Buffer.from('{}') };
    const dotted = { id, timestamp: `${timestamp}.5`, body: Buffer.from('{}') };
    for (const request of [shifted, dotted]) {
      const signature = signedBy(SECRET, { ...request, signature: undefined });
      expect(verifyWebhook(secrets, { ...request, signature })).toBeNull();
    }
  });

  test('signed with the public half of nothing: an empty key', () => {
    expect(parseWebhookSecrets('whsec_')).toBeNull();
  });
});

test('while a secret is replaced, a message signed with either verifies, and with both', () => {
  const [older, newer] = [newSecret(), newSecret()];
  const both = secretsIn(`${newer}, ${older}`);
  const byOlder = signedBy(older, example);
  const byNewer = signedBy(newer, example);
  for (const signature of [byOlder, byNewer, `${byOlder} ${byNewer}`, `v1a,AAAA ${byNewer}`])
    expect(verifyWebhook(both, { ...example, signature })).not.toBeNull();
  expect(verifyWebhook(secretsIn(newer), { ...example, signature: byOlder })).toBeNull();
});

test('it agrees with the SDK of the provider about what is signed', () => {
  const { webhooks } = new Resend('re_test_key');
  for (let length = 0; length < 50; length += 1) {
    const secret = newSecret();
    const text = JSON.stringify({ type: 'email.sent', data: { subject: `验证码 ${'é'.repeat(length)} 👋` } });
    const id = `msg_${randomBytes(12).toString('hex')}`;
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const request = { id, timestamp, signature: undefined, body: Buffer.from(text) };
    const signature = signedBy(secret, request);
    expect(webhooks.verify({ payload: text, headers: { id, timestamp, signature }, webhookSecret: secret })).toEqual(
      JSON.parse(text),
    );
    expect(verifyWebhook(secretsIn(secret), { ...request, signature })).not.toBeNull();
  }
});

describe('secrets', () => {
  const one = newSecret();
  test.each([
    ['no prefix', one.slice('whsec_'.length)],
    ['too short', `whsec_${randomBytes(16).toString('base64')}`],
    ['too long', `whsec_${randomBytes(65).toString('base64')}`],
    ['not base64', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa%w'],
    ['three', [newSecret(), newSecret(), newSecret()].join(',')],
    ['the same twice', `${one},${one}`],
    ['one and nothing', `${one},`],
  ])('%s → refused', (_, text) => {
    expect(parseWebhookSecrets(text)).toBeNull();
  });
});
