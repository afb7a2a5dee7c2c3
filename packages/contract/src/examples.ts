import { activityColumns } from './activity.ts';
import type { BodyOf, PathOf } from './endpoints.ts';

const account = { id: '0198c0de-5a1e-7c3a-9d2b-3f4e5a6b7c8d', email: 'ann@example.com', language: 'en' };
const challenge = {
  id: '0198c0de-6b2f-7d4b-8e3c-4a5b6c7d8e9f',
  factors: ['authenticator', 'email'],
  email: 'a•••n@example.com',
  expiresAt: '2026-11-29T09:10:00.000Z',
  attemptsLeft: 5,
  emailCode: null,
  emailHeldUntil: null,
};
const emailCodeSent = {
  sentTo: 'a•••n@example.com',
  sentAt: '2026-11-29T09:00:00.000Z',
  expiresAt: '2026-11-29T09:10:00.000Z',
  resendAt: '2026-11-29T09:01:00.000Z',
  delivery: 'pending',
};
const pendingEmailChange = {
  email: 'ann@example.net',
  sentAt: '2026-11-29T09:00:00.000Z',
  expiresAt: '2026-11-29T09:10:00.000Z',
  resendAt: '2026-11-29T09:01:00.000Z',
  delivery: 'pending',
};
const pendingActivation = {
  keyUri:
    'otpauth://totp/Mini%20Program%20Platform:ann%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Mini%20Program%20Platform',
  textKey: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  expiresAt: '2026-11-29T09:15:00.000Z',
};
const active = {
  status: 'active',
  activatedAt: '2026-11-29T09:00:00.000Z',
  factors: ['authenticator', 'email', 'recovery-code'],
  recoveryCodes: { left: 10, createdAt: '2026-11-29T09:00:00.000Z', isSaved: false },
  isCheckUpDue: false,
  hasPasskeys: false,
  acceptsEmailCodes: true,
};
const newRecoveryCodes = {
  twoFactor: active,
  recoveryCodes: [
    '6ZJ0H8K2Q4W7X9YD',
    '3T5N1B8M0C6V2RKE',
    'P7G4S9A1F5D3H8JQ',
    'X2Y6Z0W4V8T1R5QN',
    'B3M7K9H1G5F2E6DC',
    '8A4C0E6G2J7M9PRT',
    'V1W3X5Y7Z9B2D4F6',
    'H8K0N2Q4S6T8V1X3',
    'C5E7G9J1M3P5R7T9',
    'W2Y4A6C8E0G3J5MN',
  ],
};

const passkey = {
  id: '0198c0de-9e52-7a7e-8b6f-7d8e9fa0b1c2',
  name: 'This laptop',
  createdAt: '2026-11-29T09:00:00.000Z',
  lastUsedAt: null,
  isSynced: true,
};
const requestOptions = {
  challenge: 'c29tZXRoaW5nIHRvIGJlIHNpZ25lZCwgb25jZQ',
  rpId: 'console.example.com',
  allowCredentials: [{ id: 'Zm9yIHJlYWRlcnMgb2YgdGhpcw', type: 'public-key', transports: ['internal'] }],
  timeout: 300_000,
  userVerification: 'preferred',
};
const registration = {
  id: 'Zm9yIHJlYWRlcnMgb2YgdGhpcw',
  rawId: 'Zm9yIHJlYWRlcnMgb2YgdGhpcw',
  type: 'public-key',
  response: { clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0', attestationObject: 'o2NmbXRkbm9uZQ' },
} as const;

/** A body of each path that takes one, for readers of the OpenAPI document. None is a secret of anybody. */
export const requestExamples: { readonly [Path in PathOf<'POST'>]: BodyOf<'POST', Path> } = {
  '/api/sign-in': { email: 'ann@example.com', password: 'correct horse battery staple' },
  '/api/sign-in/unlock': { email: 'ann@example.com' },
  '/api/sign-in/unlock/confirm': { token: 'Yg2Qm0Yd3b8S8o4m0Wm7l1X3Z5c9V7b1N3m5Q7w9E1r' },
  '/api/sign-up': { email: 'ann@example.com' },
  '/api/invitation': { token: 'Yg2Qm0Yd3b8S8o4m0Wm7l1X3Z5c9V7b1N3m5Q7w9E1t' },
  '/api/invitation/accept': {
    token: 'Yg2Qm0Yd3b8S8o4m0Wm7l1X3Z5c9V7b1N3m5Q7w9E1t',
    password: 'correct horse battery staple',
  },
  '/api/password-reset': { email: 'ann@example.com' },
  '/api/password-reset/code': { code: '04815162' },
  '/api/password-reset/confirm': {
    token: 'Yg2Qm0Yd3b8S8o4m0Wm7l1X3Z5c9V7b1N3m5Q7w9E1t',
    password: 'three words of mine, and a fish',
  },
  '/api/sign-in/challenge/email-code': {},
  '/api/sign-in/challenge/passkey': {},
  '/api/sign-in/challenge/verify': { factor: 'authenticator', code: '492039' },
  '/api/sessions/end': { sessionId: '0198c0de-7c30-7e5c-9f4d-5b6c7d8e9fa0' },
  '/api/sessions/end-others': {},
  '/api/browsers/forget': { browserId: '0198c0de-8d41-7f6d-8a5e-6c7d8e9fa0b1' },
  '/api/browsers/forget-all': {},
  '/api/account/language': { language: 'zh-CN' },
  '/api/account/notices': { muted: ['new-browser'] },
  '/api/account/password': {
    currentPassword: 'correct horse battery staple',
    password: 'seven grey geese over the harbour',
  },
  '/api/account/email': { email: 'ann@example.net' },
  '/api/account/email/confirm': { code: '815162' },
  '/api/step-up': { password: 'correct horse battery staple' },
  '/api/two-factor/activation': {},
  '/api/two-factor/activation/confirm': { code: '492039' },
  '/api/two-factor/activation/passkey': { credential: registration, name: 'This laptop' },
  '/api/step-up/passkey': {},
  '/api/two-factor/passkeys': { credential: registration, name: 'This laptop' },
  '/api/two-factor/passkeys/options': {},
  '/api/two-factor/passkeys/rename': { id: passkey.id, name: 'Old laptop' },
  '/api/two-factor/passkeys/remove': { id: passkey.id },
  '/api/step-up/second-factor': { factor: 'authenticator', code: '492039' },
  '/api/two-factor/move': {},
  '/api/two-factor/move/confirm': { code: '492039' },
  '/api/two-factor/addition': {},
  '/api/two-factor/addition/confirm': { code: '492039' },
  '/api/two-factor/test': { code: '492039' },
  '/api/two-factor/check-up/postpone': {},
  '/api/two-factor/recovery-codes': {},
  '/api/two-factor/recovery-codes/confirm': { code: '6ZJ0-H8K2-Q4W7-X9YD' },
  '/api/two-factor/email-codes': { isAccepted: false },
  '/api/two-factor/deactivation': {},
  '/api/two-factor/deactivation/confirm': { code: '815162' },
  '/api/webhooks/resend': { type: 'email.delivered', data: { email_id: '0198c0de-7c30-7e5c-8f4d-5b6c7d8e9fa0' } },
  '/api/undo': { token: 'Yg2Qm0Yd3b8S8o4m0Wm7l1X3Z5c9V7b1N3m5Q7w9E1s' },
  '/api/recovery/start': { token: 'Yg2Qm0Yd3b8S8o4m0Wm7l1X3Z5c9V7b1N3m5Q7w9E1w' },
  '/api/recovery/cancel': { token: 'Yg2Qm0Yd3b8S8o4m0Wm7l1X3Z5c9V7b1N3m5Q7w9E1A' },
  '/api/recovery/cancel-own': {},
};

/** An answer of each endpoint that says something, by its name. */
export const answerExamples: Readonly<Record<string, unknown>> = {
  signIn: { next: 'second-factor', challenge },
  readInvitation: { email: 'ann@example.com', name: 'Ann Lee', expiresAt: '2026-12-02T09:00:00.000Z' },
  acceptInvitation: { next: 'signed-in' },
  redeemResetCode: { token: 'Yg2Qm0Yd3b8S8o4m0Wm7l1X3Z5c9V7b1N3m5Q7w9E1u' },
  readChallenge: challenge,
  sendSignInCode: emailCodeSent,
  askPasskeyAtSignIn: { options: requestOptions },
  askPasskeyInSession: { options: { ...requestOptions, userVerification: 'required' } },
  listPasskeys: { passkeys: [passkey], isOffered: true },
  beginPasskey: {
    options: {
      challenge: 'c29tZXRoaW5nIHRvIGJlIHNpZ25lZCwgb25jZQ',
      rp: { name: 'Mini Program Platform', id: 'console.example.com' },
      user: { id: 'AZjA3loefDqdKz9OWmt8jQ', name: 'ann@example.com', displayName: '' },
      pubKeyCredParams: [{ alg: -8, type: 'public-key' }],
      timeout: 300_000,
      attestation: 'none',
      excludeCredentials: [],
    },
  },
  addPasskey: { passkeys: [passkey], isOffered: true },
  removePasskey: { passkeys: [], isOffered: true },
  verifyChallenge: { next: 'signed-in' },
  readSession: {
    account,
    session: { amr: ['pwd', 'otp'], signedInAt: '2026-11-29T09:00:00.000Z', expiresAt: '2026-11-30T09:00:00.000Z' },
    recovery: null,
  },
  listSessions: {
    sessions: [
      {
        id: '0198c0de-7c30-7e5c-9f4d-5b6c7d8e9fa0',
        isThisOne: true,
        browser: { name: 'Chrome', system: 'macOS' },
        address: '203.0.113.7',
        amr: ['pwd', 'otp'],
        signedInAt: '2026-11-29T09:00:00.000Z',
        lastSeenAt: '2026-11-29T09:12:00.000Z',
      },
    ],
  },
  endOtherSessions: { ended: 2 },
  listBrowsers: {
    browsers: [
      {
        id: '0198c0de-8d41-7f6d-8a5e-6c7d8e9fa0b1',
        isThisOne: true,
        browser: { name: 'Chrome', system: 'macOS' },
        lastSeenAt: '2026-11-29T09:00:00.000Z',
      },
    ],
  },
  readNotices: { muted: [] },
  beginEmailChange: pendingEmailChange,
  readEmailChange: { ...pendingEmailChange, delivery: 'delivered' },
  readTwoFactorStatus: active,
  readExposure: { guesses: 296, oneIn: 1_100, tried: 4, triedByOthers: 0 },
  beginActivation: pendingActivation,
  readPendingActivation: pendingActivation,
  confirmActivation: newRecoveryCodes,
  activateWithPasskey: {
    ...newRecoveryCodes,
    twoFactor: { ...active, factors: ['passkey', 'email', 'recovery-code'], hasPasskeys: true },
  },
  beginMove: pendingActivation,
  readPendingMove: pendingActivation,
  confirmMove: { ...active, recoveryCodes: { ...active.recoveryCodes, isSaved: true } },
  beginAddition: pendingActivation,
  readPendingAddition: pendingActivation,
  confirmAddition: { ...active, factors: ['passkey', ...active.factors], hasPasskeys: true },
  renewRecoveryCodes: newRecoveryCodes,
  confirmRecoveryCodes: { ...active, recoveryCodes: { ...active.recoveryCodes, isSaved: true } },
  beginDeactivation: emailCodeSent,
  readDeactivationCode: { ...emailCodeSent, delivery: 'delivered' },
  confirmDeactivation: { status: 'inactive' },
  undoChange: { undone: 'deactivated', isEmailBack: true },
  startRecovery: { deactivatesAt: '2026-11-30T09:00:00.000Z' },
  readActivity: {
    events: [
      {
        at: '2026-11-29T09:00:00.000Z',
        kind: 'signed-in',
        factor: 'otp',
        isNewBrowser: false,
        browser: { name: 'Chrome', system: 'macOS' },
        address: '203.0.113.7',
        isThisSession: true,
      },
    ],
    next: '1795942800000000',
    keptDays: 400,
  },
  exportActivity: `${activityColumns.join(',')}\r\n2026-11-29T09:00:00.000Z,signed-in,otp,false,Chrome,macOS,203.0.113.7,,,\r\n`,
};
