import type * as contract from '@countersign/contract';
import {
  type ActivationKeys,
  type Challenge,
  type CodeMail,
  type ListedBrowser,
  type ListedSession,
  maskedEmail,
  offeredFactors,
  type PasskeyList,
  readableEmail,
  type SentEmailCode,
  type TwoFactorStatus,
} from '@countersign/two-factor';

interface Shown {
  emailIsAFactor: boolean;
  /** Whether the mail provider says what becomes of mails. */
  tracksDeliveries: boolean;
}

/** A challenge as the browser sees it: the address masked, and only the factors that can answer it. */
export const challengeAnswer = (
  { acceptsEmailCodes, attemptsLeft, email, emailCode, emailHeldUntil, enrolledFactors, expiresAt, id }: Challenge,
  { emailIsAFactor, ...shown }: Shown,
): contract.Challenge => ({
  id,
  factors: offeredFactors(enrolledFactors, emailIsAFactor && acceptsEmailCodes),
  email: maskedEmail(email),
  expiresAt: expiresAt.toISOString(),
  attemptsLeft,
  emailCode: emailCode && emailCodeAnswer(emailCode, shown),
  emailHeldUntil: emailHeldUntil?.toISOString() ?? null,
});

const emailCodeAnswer = (
  { delivery, expiresAt, resendAt, sentAt }: SentEmailCode,
  { tracksDeliveries }: Pick<Shown, 'tracksDeliveries'>,
) => ({
  sentAt: sentAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  resendAt: resendAt.toISOString(),
  delivery: tracksDeliveries ? delivery : null,
});

export const sentAnswer = (
  { email, sent }: { email: string; sent: SentEmailCode },
  shown: Pick<Shown, 'tracksDeliveries'>,
): contract.EmailCodeSent => ({
  sentTo: maskedEmail(email),
  ...emailCodeAnswer(sent, shown),
});

/** The session typed this address itself, so it is shown whole. */
export const pendingEmailAnswer = (
  { email, sent }: { email: string; sent: SentEmailCode },
  shown: Pick<Shown, 'tracksDeliveries'>,
): contract.PendingEmailChange => ({
  email: readableEmail(email),
  ...emailCodeAnswer(sent, shown),
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
    ? {
        status: 'active',
        activatedAt: status.activatedAt.toISOString(),
        factors: status.factors,
        recoveryCodes: status.recoveryCodes && {
          ...status.recoveryCodes,
          createdAt: status.recoveryCodes.createdAt.toISOString(),
        },
        isCheckUpDue: status.isCheckUpDue,
        hasPasskeys: status.factors.includes('passkey'),
        acceptsEmailCodes: status.acceptsEmailCodes,
      }
    : { status: 'inactive' };

export const newCodesAnswer = ({
  recoveryCodes,
  status,
}: {
  recoveryCodes: string[];
  status: TwoFactorStatus;
}): contract.NewRecoveryCodes => ({ twoFactor: statusAnswer(status), recoveryCodes });

export const sessionsAnswer = (sessions: ListedSession[]): { sessions: contract.ListedSession[] } => ({
  sessions: sessions.map(({ amr, lastSeenAt, signedInAt, ...listed }) => ({
    ...listed,
    amr: [...amr],
    signedInAt: signedInAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  })),
});

export const passkeysAnswer = ({ isOffered, passkeys }: PasskeyList): contract.PasskeyList => ({
  passkeys: passkeys.map(({ createdAt, lastUsedAt, ...listed }) => ({
    ...listed,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  })),
  isOffered,
});

export const browsersAnswer = (browsers: ListedBrowser[]): { browsers: contract.ListedBrowser[] } => ({
  browsers: browsers.map(({ lastSeenAt, ...listed }) => ({ ...listed, lastSeenAt: lastSeenAt.toISOString() })),
});
