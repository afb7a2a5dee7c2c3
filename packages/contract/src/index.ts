export { type LanguageChoice, languageChoice } from './account.ts';
export { AUTHORIZED, type AuthorizeQuery, authorizeQuery } from './authorize.ts';
export { sixDigitCode } from './code.ts';
export { type EmailCodeSent, emailCodeSent } from './email-code.ts';
export { EXPECTED_ACCOUNT, EXPECTED_CHALLENGE } from './expected.ts';
export { claimedProof, type Factor, factors, proofs } from './factors.ts';
export { type Language, language, languageFor, languages } from './language.ts';
export {
  type OriginFlaw,
  originFlaws,
  type Problem,
  type ProblemCode,
  problem,
  problemCodes,
  problems,
} from './problem.ts';
export { SESSION_ENDS_IN, type SessionAnswer, type StepUpRequest, sessionAnswer, stepUpRequest } from './session.ts';
export {
  type Challenge,
  challenge,
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
  emptyRequest,
  type PendingActivation,
  pendingActivation,
  type TwoFactorStatus,
  twoFactorStatus,
} from './two-factor.ts';
