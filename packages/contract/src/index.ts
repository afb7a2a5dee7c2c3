export { numericHost } from '@countersign/two-factor/numeric-host';
// From where they are named: what the browser takes of them leaves the schemas of requests behind.
export {
  type FactorName as Factor,
  factorNames as factors,
  type OptionalNotice,
  passwordLength,
} from '@countersign/two-factor/vocabulary';
export {
  type EmailChange,
  emailChange,
  type LanguageChoice,
  languageChoice,
  type NoticesChoice,
  noticesChoice,
  type PasswordChange,
  type PendingEmailChange,
  passwordChange,
  pendingEmailChange,
} from './account.ts';
export {
  type Activity,
  type ActivityColumn,
  type ActivityEvent,
  type ActivityFilter,
  type ActivityWarning,
  activity,
  activityColumns,
  activityCsv,
  activityFilters,
  activityQuery,
  type SecurityEventKind,
  warningOf,
} from './activity.ts';
export { AUTHORIZED, type AuthorizeQuery, authorizeQuery } from './authorize.ts';
export { eightDigitCode, foldRecoveryCode, recoveryCode, sixDigitCode } from './code.ts';
export { type CodeDelivery, type EmailCodeSent, emailCodeSent } from './email-code.ts';
export { EXPECTED_ACCOUNT, EXPECTED_CHALLENGE } from './expected.ts';
export { claimedProof, proofs } from './factors.ts';
export {
  type AcceptInvitationRequest,
  acceptInvitationRequest,
  type Invitation,
  type InvitationRequest,
  invitation,
  invitationRequest,
  type SignUpRequest,
  signUpRequest,
} from './invitation.ts';
export { type Language, language, languageFor, languages } from './language.ts';
export {
  type AddPasskeyRequest,
  type AssertionResponse,
  addPasskeyRequest,
  type ListedPasskey,
  longestPasskeyName,
  type PasskeyList,
  type PasskeyOptions,
  type PasskeyRequest,
  passkeyList,
  passkeyOptions,
  passkeyRequest,
  type RegistrationResponse,
  type RenamePasskeyRequest,
  renamePasskeyRequest,
} from './passkeys.ts';
export {
  type ConfirmPasswordResetRequest,
  confirmPasswordResetRequest,
  type PasswordResetRequest,
  passwordResetRequest,
  type ResetCodeAnswer,
  type ResetCodeRequest,
  resetCodeAnswer,
  resetCodeRequest,
} from './password-reset.ts';
export {
  type OriginFlaw,
  originFlaws,
  type PasswordFlaw,
  type Problem,
  type ProblemCode,
  passwordFlaws,
  problem,
  problemCodes,
  problems,
} from './problem.ts';
export { type RecoveryLinkRequest, recoveryLinkRequest, type StartedRecovery, startedRecovery } from './recovery.ts';
export {
  RECOVERY_DEACTIVATES_AT,
  SESSION_ENDS_IN,
  type SecondFactorRequest,
  type SessionAnswer,
  type StepUpRequest,
  secondFactorRequest,
  sessionAnswer,
  stepUpRequest,
} from './session.ts';
export {
  browserList,
  endSessionRequest,
  forgetBrowserRequest,
  type ListedBrowser,
  type ListedSession,
  sessionList,
  sessionsEnded,
} from './sessions.ts';
export {
  type Challenge,
  challenge,
  emailAddress,
  type OpenUnlockLinkRequest,
  openUnlockLinkRequest,
  passwordEntry,
  type SignInAnswer,
  type SignInRequest,
  signedIn,
  signInAnswer,
  signInRequest,
  type UnlockRequest,
  unlockRequest,
  type VerifyRequest,
  verifyRequest,
} from './sign-in.ts';
export { timestamp } from './timestamp.ts';
export {
  type CodeRequest,
  codeRequest,
  type EmailCodesChoice,
  type Exposure,
  emailCodesChoice,
  emptyRequest,
  exposure,
  type NewRecoveryCodes,
  newRecoveryCodes,
  type PendingActivation,
  pendingActivation,
  type RecoveryCodeRequest,
  recoveryCodeRequest,
  type TwoFactorStatus,
  twoFactorStatus,
} from './two-factor.ts';
export { type ReversibleChange, type UndoAnswer, type UndoRequest, undoAnswer, undoRequest } from './undo.ts';
export { providerEvent } from './webhook.ts';
