export type { Accounts } from './accounts.ts';
export type { ActingSession, Activations, ChargedActivation, PendingActivation } from './activations.ts';
export type { InBackground } from './background.ts';
export type { Browser, MetBrowser } from './browser.ts';
export type { Challenge, Challenges, ChargedChallenge, SentEmailCode, Spent, TrustedBrowser } from './challenges.ts';
export type { Charge } from './charge.ts';
export type { ClientNetwork } from './client-network.ts';
export type { CodeMac, EmailCodeBinding, StoredCodeMac } from './code-mac.ts';
export type { Deactivations } from './deactivations.ts';
export type { EmailCodes, ReplacedCode, SendReservation } from './email-codes.ts';
export { type Leftover, type Leftovers, leftovers } from './leftovers.ts';
export type {
  Addressee,
  Delivered,
  EmailCodeMail,
  EmailCodePurpose,
  Mailer,
  Notice,
  NoticeMail,
  RequestedMail,
  RequestOrigin,
  UnlockLinkMail,
} from './mailer.ts';
export type { NoticeStock, Notices } from './notices.ts';
export { type Asker, HashingIsBusy, type PasswordHash } from './password-hash.ts';
export type {
  AccountForSignIn,
  Caller,
  ChargedTries,
  PasswordTries,
  SignInThrottleKeys,
  TryAtSignIn,
  TryInSession,
} from './password-tries.ts';
export type { RandomSource } from './random-source.ts';
export type { KeyUse, Resealing, SealedSecrets, StoredSecret } from './sealed-secrets.ts';
export { type SealedFor, type SealedSecret, type SecretSeal, SecretUnreadable } from './secret-seal.ts';
export type { Amr, LiveSession, NewSession, Sessions } from './sessions.ts';
export type { ThrottleKeys, ThrottleName } from './throttle-keys.ts';
export type { UnlockLinkRequest, UnlockLinks, UnlockThrottleKeys } from './unlock-links.ts';
