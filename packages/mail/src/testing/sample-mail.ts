import type {
  AccountExistsMail,
  EmailCodeMail,
  InvitationMail,
  NewAddressMail,
  NoticeMail,
  RecoveryOffer,
  RecoveryStep,
  RequestedMail,
  ResetMail,
  SignUpMail,
  UndoOffer,
  UnlockLinkMail,
} from '@countersign/two-factor';

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

export const sampleNewAddress = (changes: Partial<NewAddressMail> = {}): NewAddressMail => ({
  kind: 'new-address',
  ...sampleRequest(),
  code: '048151',
  minutesToLive: 10,
  ...changes,
});

export const sampleInvitation = (changes: Partial<InvitationMail> = {}): InvitationMail => ({
  kind: 'invitation',
  ...sampleRequest(),
  name: 'Alice Moreau',
  link: 'https://console.example.com/invitation#3vQm8l0pZr',
  daysToLive: 3,
  ...changes,
});

export const sampleSignUp = (changes: Partial<SignUpMail> = {}): SignUpMail => ({
  kind: 'sign-up',
  ...sampleRequest(),
  link: 'https://console.example.com/invitation#3vQm8l0pZr',
  hoursToLive: 24,
  ...changes,
});

export const sampleAccountExists = (changes: Partial<AccountExistsMail> = {}): AccountExistsMail => ({
  kind: 'account-exists',
  ...sampleRequest(),
  link: 'https://console.example.com/sign-in',
  ...changes,
});

export const sampleReset = (changes: Partial<ResetMail> = {}): ResetMail => ({
  kind: 'reset',
  ...sampleRequest(),
  link: 'https://console.example.com/reset-password#3vQm8l0pZr',
  code: '04815162',
  minutesToLive: 30,
  ...changes,
});

export const sampleUndo: UndoOffer = {
  change: 'deactivated',
  link: 'https://console.example.com/undo/deactivated#3vQm8l0pZr',
  hoursToLive: 72,
};

export const sampleRecovery = (step: RecoveryStep): RecoveryOffer =>
  step === 'start'
    ? { step, link: 'https://console.example.com/recovery#3vQm8l0pZr', hoursToLive: 72 }
    : { step, link: 'https://console.example.com/recovery/cancel#3vQm8l0pZr', hoursToLive: 24 };

export const sampleNotice = (changes: Partial<NoticeMail> = {}): NoticeMail => ({
  kind: 'notice',
  ...sampleRequest(),
  notice: 'activated',
  recoveryCodesLeft: null,
  undo: null,
  recovery: null,
  ...changes,
});
