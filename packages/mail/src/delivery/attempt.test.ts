import type { Mailer } from '@countersign/two-factor';
import { expect, test } from 'vitest';
import { sampleMail, sampleNewAddress, sampleNotice, sampleReset, sampleUnlockLink } from '../testing/sample-mail.ts';
import { accepted, hangUp, refused, startScriptedProvider } from '../testing/scripted-provider.ts';
import { sendThrough } from '../testing/send-through.ts';

test.each([
  ['email-code', (mailer: Mailer) => mailer.send(sampleMail())],
  ['unlock-link', (mailer: Mailer) => mailer.send(sampleUnlockLink())],
  ['new-address', (mailer: Mailer) => mailer.send(sampleNewAddress())],
  ['reset', (mailer: Mailer) => mailer.send(sampleReset())],
  ['notice', (mailer: Mailer) => mailer.send(sampleNotice())],
] as const)('a mail of the kind %s that was taken is reported once, with what it took', async (kind, send) => {
  const { outcome, reports } = await sendThrough([accepted], {}, send);
  expect(outcome).toBe('sent');
  expect(reports).toEqual([
    {
      kind,
      requestId: 'b6b7a0a2',
      outcome: 'sent',
      mailId: 'b6b7a0a2-6c1f-4f4e-9c0e-0f7a3f0a3b1d',
      reason: null,
      status: null,
      tries: 1,
      milliseconds: expect.any(Number),
    },
  ]);
});

test.each([
  [400, 'invalid_idempotency_key'],
  [401, 'missing_api_key'],
  [403, 'invalid_api_key'],
  [404, 'not_found'],
  [409, 'invalid_idempotent_request'],
  [422, 'validation_error'],
  [429, 'daily_quota_exceeded'],
  [429, 'monthly_quota_exceeded'],
])('%i %s fails at once', async (status, name) => {
  const { outcome, report, requests } = await sendThrough([refused(status, name), accepted]);
  expect(outcome).toBe('refused');
  expect(report).toMatchObject({ outcome: 'refused', mailId: null, reason: name, status, tries: 1 });
  expect(requests).toHaveLength(1);
});

test.each([
  [500, 'internal_server_error'],
  [500, 'application_error'],
  [503, 'application_error'],
  [429, 'rate_limit_exceeded'],
  [409, 'concurrent_idempotent_requests'],
])('%i %s is tried again, as the same request with the same idempotency key', async (status, name) => {
  const mail = sampleMail({ idempotencyKey: 'challenge-1/send-2' });
  const { outcome, report, requests } = await sendThrough([refused(status, name), accepted], {}, (mailer) =>
    mailer.send(mail),
  );
  expect(outcome).toBe('sent');
  expect(report).toMatchObject({ reason: null, tries: 2 });
  expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
    'challenge-1/send-2',
    'challenge-1/send-2',
  ]);
  expect(requests[1]?.body).toEqual(requests[0]?.body);
});

test('a provider that keeps failing is asked three times', async () => {
  const { outcome, report, requests } = await sendThrough([refused(500, 'internal_server_error')]);
  expect(outcome).toBe('refused');
  expect(report).toMatchObject({ reason: 'internal_server_error', status: 500, tries: 3 });
  expect(requests).toHaveLength(3);
});

test('a refused connection is tried again, then given up: nothing can have left', async () => {
  const provider = await startScriptedProvider([accepted]);
  await provider[Symbol.asyncDispose]();
  const { outcome, report } = await sendThrough([accepted], { baseUrl: provider.baseUrl });
  expect(outcome).toBe('refused');
  expect(report).toMatchObject({ reason: 'no-usable-answer', status: null, tries: 3 });
});

test('a name that nobody knows is tried again, then given up: nothing can have left', async () => {
  const { outcome } = await sendThrough([accepted], { baseUrl: 'http://nobody.invalid' });
  expect(outcome).toBe('refused');
});

test('a connection that keeps breaking may have taken the mail', async () => {
  const { outcome, report } = await sendThrough([hangUp]);
  expect(outcome).toBe('unknown');
  expect(report).toMatchObject({ reason: 'no-usable-answer', tries: 3 });
});

test('a connection that breaks is tried again', async () => {
  const { outcome, report } = await sendThrough([hangUp, accepted]);
  expect(outcome).toBe('sent');
  expect(report).toMatchObject({ tries: 2 });
});

test.each([
  [200, ''],
  [200, '<html>It works!</html>'],
  [200, '{"id":'],
  [200, '{}'],
  [200, '[]'],
  [200, 'null'],
  [200, '{"id":7}'],
  [502, 'null'],
  [502, '"Bad gateway"'],
  [502, '{"error":"Bad gateway"}'],
  [502, '{"statusCode":"502","name":{}}'],
])('%i with the body %j is not taken for sent, and tried again', async (status, body) => {
  const { outcome, report } = await sendThrough([{ status, body }]);
  expect(outcome).toBe('unknown');
  expect(report).toMatchObject({ reason: 'no-usable-answer', status: null, tries: 3 });
});

test.each([
  [500, 3, 'refused'],
  [502, 3, 'unknown'],
  [503, 3, 'refused'],
  [504, 3, 'unknown'],
  [403, 1, 'refused'],
])('%i with an error page for a body is judged by its status', async (status, tries, outcome) => {
  const { report } = await sendThrough([{ status, body: '<h1>Go away</h1>' }]);
  expect(report).toMatchObject({ outcome, reason: 'application_error', status, tries });
});

test.each([
  ['a broken connection', hangUp],
  ['409 concurrent_idempotent_requests', refused(409, 'concurrent_idempotent_requests')],
])('after %s a refusal does not prove that nothing was sent', async (_, first) => {
  const { outcome, report } = await sendThrough([first, refused(422, 'validation_error')]);
  expect(outcome).toBe('unknown');
  expect(report).toMatchObject({ outcome: 'unknown', reason: 'validation_error', tries: 2 });
});
