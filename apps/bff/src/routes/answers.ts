import type * as contract from '@countersign/contract';
import { type ActivationKeys, type Challenge, maskedEmail, type SentEmailCode } from '@countersign/two-factor';

/** A challenge as the browser may see it: the address masked, and only the factors that can answer it. */
export const challengeAnswer = (
  { attemptsLeft, email, emailCode, expiresAt }: Challenge,
  emailIsAFactor: boolean,
): contract.Challenge => ({
  factors: emailIsAFactor ? ['authenticator', 'email'] : ['authenticator'],
  email: maskedEmail(email),
  expiresAt: expiresAt.toISOString(),
  attemptsLeft,
  emailCode: emailCode && {
    sentAt: emailCode.sentAt.toISOString(),
    expiresAt: emailCode.expiresAt.toISOString(),
    resendAt: emailCode.resendAt.toISOString(),
  },
});

export const sentAnswer = ({ email, sent }: { email: string; sent: SentEmailCode }): contract.EmailCodeSent => ({
  sentTo: maskedEmail(email),
  expiresAt: sent.expiresAt.toISOString(),
  resendAt: sent.resendAt.toISOString(),
});

export const pendingAnswer = ({ expiresAt, keyUri, textKey }: ActivationKeys): contract.PendingActivation => ({
  keyUri,
  textKey,
  expiresAt: expiresAt.toISOString(),
});

export const statusAnswer = (activatedAt: Date | null): contract.TwoFactorStatus =>
  activatedAt ? { status: 'active', activatedAt: activatedAt.toISOString() } : { status: 'inactive' };
