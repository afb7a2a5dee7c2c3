export { type AuthenticatorApp, newAuthenticatorApp } from './authenticator/authenticator-app.ts';
export type { Clock } from './authenticator/clock.ts';
export type { ScannedKey } from './authenticator/key-uri.ts';
export type { Inbox, Mail } from './mailbox/inbox.ts';
export { type Mailbox, openMailbox, type Purpose, type Wanted } from './mailbox/mailbox.ts';
export { resendInbox } from './mailbox/resend-inbox.ts';
export { type Member, type MemberThings, memberOn } from './member/member.ts';
export { type CountersignFixtures, type CountersignOptions, expect, test } from './test.ts';
