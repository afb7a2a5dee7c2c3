import type { EmailCodeMail } from '@countersign/two-factor';

export const sampleMail = (changes: Partial<EmailCodeMail> = {}): EmailCodeMail => ({
  to: 'alice@example.com',
  purpose: 'sign-in',
  code: '048151',
  requestedAt: new Date('2026-11-24T04:07:59Z'),
  requestedFrom: { requestId: 'b6b7a0a2', browser: 'Chrome on macOS', address: '203.0.113.7' },
  minutesToLive: 10,
  idempotencyKey: crypto.randomUUID(),
  ...changes,
});
