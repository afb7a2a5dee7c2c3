import type * as contract from '@countersign/contract';
import {
  type ActivationKeys,
  type Challenge,
  type CodeMail,
  maskedEmail,
  offeredFactors,
  type SentEmailCode,
  type TwoFactorStatus,
} from '@countersign/two-factor';

/** A challenge as the browser sees it: the address masked, and only the factors that can answer it. */
export const challengeAnswer = (
  { attemptsLeft, email, emailCode, enrolledFactors, expiresAt, id }: Challenge,
  emailIsAFactor: boolean,
): contract.Challenge => ({
  id,
  factors: offeredFactors(enrolledFactors, emailIsAFactor),
  email: maskedEmail(email),
  expiresAt: expiresAt.toISOString(),
  attemptsLeft,
  emailCode: emailCode && emailCodeAnswer(emailCode),
});

const emailCodeAnswer = ({ expiresAt, resendAt, sentAt }: SentEmailCode) => ({
  sentAt: sentAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  resendAt: resendAt.toISOString(),
});

export const sentAnswer = ({ email, sent }: { email: string; sent: SentEmailCode }): contract.EmailCodeSent => ({
  sentTo: maskedEmail(email),
  ...emailCodeAnswer(sent),
});

/** For the log. */
export const sentAs = ({ mail }: { mail: CodeMail }) =>
  mail === 'first' ? 'code-sent' : (`code-sent-${mail}` as const);

export const pendingAnswer = ({ expiresAt, keyUri, textKey }: ActivationKeys): contract.PendingActivation => ({
  keyUri,
  textKey,
  expiresAt: expiresAt.toISOString(),
});

export const statusAnswer = (status: TwoFactorStatus | null): contract.TwoFactorStatus =>
  status
    ? { status: 'active', activatedAt: status.activatedAt.toISOString(), factors: status.factors }
    : { status: 'inactive' };
