import { test as base } from '@playwright/test';
import { type AuthenticatorApp, newAuthenticatorApp } from './authenticator/authenticator-app.ts';
import type { GivenSteps } from './authenticator/claim-fresh-step.ts';
import type { Inbox } from './mailbox/inbox.ts';
import { type Mailbox, openMailbox } from './mailbox/mailbox.ts';
import { resendInbox } from './mailbox/resend-inbox.ts';
import { type Member, memberOn } from './member/member.ts';

/** Set with `test.use({ … })` or under `use` in `playwright.config.ts`. */
export interface CountersignOptions {
  memberEmail: string;
  memberPassword: string;
  /** The text key of an account on which two-factor authentication is active already. */
  memberTextKey: string | null;
  /** Where the Resend emulator listens. */
  inboxUrl: string;
}

export interface CountersignFixtures {
  authenticatorApp: AuthenticatorApp;
  /** Where mail is looked for; override it to read it from somewhere else. */
  inbox: Inbox;
  mailbox: Mailbox;
  member: Member;
}

interface OfWorker {
  givenSteps: GivenSteps;
}

export const test = base.extend<CountersignOptions & CountersignFixtures, OfWorker>({
  // The account that `npm start` seeds, and the inbox that it runs.
  memberEmail: ['demo@example.com', { option: true }],
  memberPassword: ['try-the-second-factor', { option: true }],
  memberTextKey: [null, { option: true }],
  inboxUrl: ['http://localhost:4000', { option: true }],

  // One test after another may use the same key, and the server takes no code twice.
  givenSteps: [new Map(), { scope: 'worker' }],

  authenticatorApp: async ({ givenSteps, memberTextKey }, use) => {
    const app = newAuthenticatorApp({ givenSteps });
    if (memberTextKey) app.enterTextKey(memberTextKey);
    await use(app);
  },
  inbox: async ({ inboxUrl }, use) => use(resendInbox(inboxUrl)),
  mailbox: async ({ inbox }, use) => use(await openMailbox(inbox)),
  member: async ({ page, memberEmail, memberPassword, authenticatorApp, mailbox }, use) => {
    await use(memberOn(page, { email: memberEmail, password: memberPassword, authenticatorApp, mailbox }));
  },
});

export { expect } from '@playwright/test';
