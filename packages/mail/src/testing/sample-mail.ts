import type { EmailCodeMail, NoticeMail, RequestedMail, UnlockLinkMail } from '@countersign/two-factor';

const sampleRequest = (): RequestedMail => ({
  to: 'alice@example.com',
  language: 'en',
  requestedAt: new Date('2026-11-24T04:07:59Z'),
  requestedFrom: {
    requestId: 'b6b7a0a2',
    browser: { name: 'Chrome', system: 'macOS' },
    address: '203.0.113.7',
    language: 'en',
  },
  idempotencyKey: crypto.randomUUID(),
});

export const sampleMail = (changes: Partial<EmailCodeMail> = {}): EmailCodeMail => ({
  kind: 'email-code',
  ...sampleRequest(),
  purpose: 'sign-in',
  code: '048151',
  minutesToLive: 10,
  ...changes,
});

export const sampleUnlockLink = (changes: Partial<UnlockLinkMail> = {}): UnlockLinkMail => ({
  kind: 'unlock-link',
  ...sampleRequest(),
  link: 'https://console.example.com/sign-in/unlock#3vQm8l0pZr',
  hoursToLive: 5,
  ...changes,
});

export const sampleNotice = (changes: Partial<NoticeMail> = {}): NoticeMail => ({
  kind: 'notice',
  ...sampleRequest(),
  notice: 'activated',
  ...changes,
});
