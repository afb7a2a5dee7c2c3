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
} from './member/console.ts';
export type { StateOptions } from './member/keep-signed-in.ts';
export { type Member, type MemberThings, memberOn, type SecondFactor } from './member/member.ts';
export { type CountersignFixtures, type CountersignOptions, expect, test } from './test.ts';
