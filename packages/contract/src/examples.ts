import type { BodyOf, PathOf } from './endpoints.ts';

const account = { id: '0198c0de-5a1e-7c3a-9d2b-3f4e5a6b7c8d', email: 'ann@example.com', language: 'en' };
const challenge = {
  id: '0198c0de-6b2f-7d4b-8e3c-4a5b6c7d8e9f',
  factors: ['authenticator', 'email'],
  email: 'a•••n@example.com',
  expiresAt: '2026-11-29T09:10:00.000Z',
  attemptsLeft: 5,
  emailCode: null,
};
const emailCodeSent = {
  sentTo: 'a•••n@example.com',
  sentAt: '2026-11-29T09:00:00.000Z',
  expiresAt: '2026-11-29T09:10:00.000Z',
  resendAt: '2026-11-29T09:01:00.000Z',
};
const pendingActivation = {
  keyUri:
    'otpauth://totp/Mini%20Program%20Platform:ann%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Mini%20Program%20Platform',
  textKey: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  expiresAt: '2026-11-29T09:15:00.000Z',
};
const active = { status: 'active', activatedAt: '2026-11-29T09:00:00.000Z', factors: ['authenticator', 'email'] };

/** A body of each path that takes one, for readers of the OpenAPI document. None is a secret of anybody. */
export const requestExamples: { readonly [Path in PathOf<'POST'>]: BodyOf<'POST', Path> } = {
  '/api/sign-in': { email: 'ann@example.com', password: 'correct horse battery staple' },
  '/api/sign-in/unlock': { email: 'ann@example.com' },
  '/api/sign-in/unlock/confirm': { token: 'Yg2Qm0Yd3b8S8o4m0Wm7l1X3Z5c9V7b1N3m5Q7w9E1r' },
  '/api/sign-in/challenge/email-code': {},
  '/api/sign-in/challenge/verify': { factor: 'authenticator', code: '492039' },
  '/api/account/language': { language: 'zh-CN' },
  '/api/step-up': { password: 'correct horse battery staple' },
  '/api/two-factor/activation': {},
  '/api/two-factor/activation/confirm': { code: '492039' },
  '/api/two-factor/deactivation': {},
  '/api/two-factor/deactivation/confirm': { code: '815162' },
};

/** An answer of each endpoint that says something, by its name. */
export const answerExamples: Readonly<Record<string, unknown>> = {
  signIn: { next: 'second-factor', challenge },
  readChallenge: challenge,
  sendSignInCode: emailCodeSent,
  verifyChallenge: { next: 'signed-in' },
  readSession: {
    account,
    session: { amr: ['pwd', 'otp'], signedInAt: '2026-11-29T09:00:00.000Z', expiresAt: '2026-11-30T09:00:00.000Z' },
  },
  readTwoFactorStatus: active,
  beginActivation: pendingActivation,
  readPendingActivation: pendingActivation,
  confirmActivation: active,
  beginDeactivation: emailCodeSent,
  confirmDeactivation: { status: 'inactive' },
};
