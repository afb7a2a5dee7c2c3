export {
  type AuthenticatorApp,
  type AuthenticatorOptions,
  newAuthenticatorApp,
} from './authenticator/authenticator-app.ts';
export type { Clock } from './authenticator/clock.ts';
export type { QrCode } from './authenticator/decode-screenshot.ts';
export { folderLedger } from './authenticator/folder-ledger.ts';
export type { ScannedKey } from './authenticator/key-uri.ts';
export { type Claimed, type Ledger, memoryLedger } from './authenticator/ledger.ts';
export { readQrCode } from './authenticator/qr-code.ts';
export { type Inbox, inboxOf, type Mail } from './mailbox/inbox.ts';
export { type Mailbox, type MailPatterns, openMailbox, type Purpose, type Wanted } from './mailbox/mailbox.ts';
export { type MailpitOptions, mailpitInbox } from './mailbox/mailpit-inbox.ts';
export { resendInbox } from './mailbox/resend-inbox.ts';
export type { ActivationChoice } from './member/change-two-factor.ts';
export {
  type ConsoleDescription,
  type ConsoleDifferences,
  countersignConsole,
  describeConsole,
  type Part,
  type UndoableChange,
} from './member/console.ts';
export type { StateOptions } from './member/keep-signed-in.ts';
export { type Member, type MemberThings, memberOn, type SecondFactor } from './member/member.ts';
export { newPasskey, type Passkey, type PasskeyCredential } from './passkey/passkey.ts';
export type { PasskeyOptions } from './passkey/virtual-authenticator.ts';
export { newRecoveryCodes, type RecoveryCodes } from './recovery-codes/recovery-codes.ts';
export { type CountersignFixtures, type CountersignOptions, expect, test } from './test.ts';
