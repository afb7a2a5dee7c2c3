import { test as base } from '@playwright/test';
import { type AuthenticatorApp, newAuthenticatorApp } from './authenticator/authenticator-app.ts';
import type { GivenSteps } from './authenticator/claim-fresh-step.ts';
import { defaultLedgerFolder, folderLedger } from './authenticator/folder-ledger.ts';
import type { Ledger } from './authenticator/ledger.ts';
import type { Inbox } from './mailbox/inbox.ts';
import { type Mailbox, openMailbox } from './mailbox/mailbox.ts';
import { resendInbox } from './mailbox/resend-inbox.ts';
import { type ConsoleDifferences, describeConsole } from './member/console.ts';
import { type Member, memberOn } from './member/member.ts';
import { newPasskey, type Passkey } from './passkey/passkey.ts';
import type { PasskeyOptions } from './passkey/virtual-authenticator.ts';
import { newRecoveryCodes, type RecoveryCodes } from './recovery-codes/recovery-codes.ts';

/** Set with `test.use({ … })` or under `use` in `playwright.config.ts`. */
export interface CountersignOptions {
  /** By default the account that `npm start` seeds. */
  memberEmail: string;
  memberPassword: string;
  /**
   * The text key, or key URI, of an account on which two-factor authentication is active already. All workers may use it:
   * each waits for a half minute of its own.
   */
  memberTextKey: string | null;
  /** Where used time steps are claimed: a folder that all workers reach, or a ledger of your own for CI jobs elsewhere. */
  ledger: string | Ledger;
  /** Where the Resend emulator listens. */
  inboxUrl: string;
  /** Where mail is looked for, if not in the emulator: `mailpitInbox(url)`, `inboxOf(list)` or an `Inbox` of your own. */
  inbox: Inbox;
  /** What another console has otherwise than Countersign's: paths, labels or locators, mails. */
  memberConsole: ConsoleDifferences;
  /** What `passkey` is; by default the device itself, which checks who confirms. */
  passkeyOptions: PasskeyOptions;
}

/** What a test gets by naming it. */
export interface CountersignFixtures {
  /** A phone; it holds `memberTextKey`, if that is set. */
  authenticatorApp: AuthenticatorApp;
  /** Opened as the test begins: what was there before counts as read. */
  mailbox: Mailbox;
  /** The paper on which the member keeps the codes that an activation shows. */
  recoveryCodes: RecoveryCodes;
  /** A device that holds passkeys, and answers at once where `page` or another page of its browser asks for one. In Chromium only. */
  passkey: Passkey;
  /** The person with `memberEmail`, in front of `page`. */
  member: Member;
}

interface OfWorker {
  givenSteps: GivenSteps;
}

/** Playwright's `test` with the fixtures and options of this package. */
export const test = base.extend<CountersignOptions & CountersignFixtures, OfWorker>({
  // The account that `npm start` seeds, and the inbox that it runs.
  memberEmail: ['demo@example.com', { option: true }],
  memberPassword: ['try-the-second-factor', { option: true }],
  memberTextKey: [null, { option: true }],
  ledger: [defaultLedgerFolder(), { option: true }],
  inboxUrl: ['http://localhost:4000', { option: true }],
  inbox: [async ({ inboxUrl }, use) => use(resendInbox(inboxUrl)), { option: true }],
  memberConsole: [{}, { option: true }],
  passkeyOptions: [{}, { option: true }],

  // One test after another may use the same key, and the server takes no code twice.
  givenSteps: [new Map(), { scope: 'worker' }],

  authenticatorApp: async ({ givenSteps, ledger, memberTextKey }, use) => {
    const app = newAuthenticatorApp({
      givenSteps,
      ledger: typeof ledger === 'string' ? folderLedger(ledger) : ledger,
      // A key that a test scans itself is new, and nobody else's.
      isShared: memberTextKey !== null,
    });
    if (memberTextKey?.startsWith('otpauth:')) app.scan(memberTextKey);
    else if (memberTextKey) app.enterTextKey(memberTextKey);
    await use(app);
  },
  mailbox: async ({ inbox, memberConsole }, use) => use(await openMailbox(inbox, describeConsole(memberConsole).mails)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
  recoveryCodes: async ({}, use) => use(newRecoveryCodes()),
  passkey: async ({ page, passkeyOptions }, use) => use(await newPasskey(page, passkeyOptions)),
  member: async (
    { page, memberEmail, memberPassword, authenticatorApp, mailbox, recoveryCodes, memberConsole },
    use,
  ) => {
    const console = describeConsole(memberConsole);
    const things = { email: memberEmail, password: memberPassword, authenticatorApp, mailbox, recoveryCodes, console };
    await use(memberOn(page, things));
  },
});

export { expect } from '@playwright/test';
