import { expect, type Page } from '@playwright/test';
import type { AuthenticatorApp } from '../authenticator/authenticator-app.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { type ActivationChoice, activate, deactivate } from './change-two-factor.ts';
import { type ConsoleDescription, countersignConsole, find } from './console.ts';
import { keepSignedIn, type StateOptions } from './keep-signed-in.ts';
import { answerWithAuthenticator, answerWithEmail } from './second-factor.ts';
import { confirmPassword } from './step-up.ts';

/** What a sign-in can be completed with. */
export type SecondFactor = 'authenticator' | 'email';

/** Somebody with an account at the console, in front of one page. */
export interface Member {
  readonly email: string;
  readonly password: string;
  /**
   * Signs in, from wherever the page is; a page that shows the sign-in already is used as it is and so returns to where
   * it came from. When a second factor is asked for, answers with the authenticator app, or by email if the app has no key;
   * `by` decides otherwise.
   */
  signIn(choice?: { by?: SecondFactor }): Promise<void>;
  /** Signs in as far as the password goes: to the second factor where there is one. */
  enterPassword(): Promise<void>;
  /** Opens a page of the console, and signs in if the console asks for it. */
  open(path: string): Promise<void>;
  /**
   * Signs in and writes the browser's storage state into a file, unless the file has a session that is still alive: what a
   * setup project does, once for all tests.
   */
  keepSignedIn(file: string, options?: StateOptions): Promise<void>;
  /** Signs out by the account menu. The session ends everywhere, and with it every storage state that holds it. */
  signOut(): Promise<void>;
  /**
   * Activates two-factor authentication; the authenticator app then holds the key, typed from the screen or, `by` the
   * `'QR code'`, scanned from it.
   */
  activate(choice?: ActivationChoice): Promise<void>;
  /** Deactivates two-factor authentication with the code that is mailed. */
  deactivate(): Promise<void>;
  /** Answers the dialog that asks for the password before a change; `activate` and `deactivate` do so by themselves. */
  confirmPassword(): Promise<void>;
  /** Where the sign-in refuses for too many passwords: asks for a link by email and opens it, so that this browser may go on. */
  unlock(): Promise<void>;
  /** The same person at another page, in another browser perhaps. */
  on(page: Page): Member;
}

/** What somebody has who is put in front of a page. */
export interface MemberThings {
  email: string;
  password: string;
  authenticatorApp: AuthenticatorApp;
  mailbox: Mailbox;
  /** Another console than Countersign's: see `describeConsole`. */
  console?: ConsoleDescription;
}

/** Puts a person in front of a page, as fixtures do for `member`. */
export function memberOn(page: Page, things: MemberThings): Member {
  const { email, password, authenticatorApp, mailbox, console = countersignConsole } = things;
  const there = { ...things, page, console };
  const { paths } = console;

  async function enterPassword(): Promise<void> {
    if (pathOf(page) !== paths.signIn) await page.goto(paths.signIn);
    await find(page, console, 'email').fill(email);
    await find(page, console, 'password').fill(password);
    await find(page, console, 'signIn').click();
    await expect(page, `the password of ${email} should be accepted`).not.toHaveURL(atPath(paths.signIn));
  }

  async function signIn({ by }: { by?: SecondFactor } = {}): Promise<void> {
    await enterPassword();
    if (!under(paths.secondFactor)(new URL(page.url()))) return;
    if (by ? by === 'authenticator' : authenticatorApp.hasKey()) await answerWithAuthenticator(there);
    else await answerWithEmail(there);
    await expect(page, `the code of ${email} should be accepted`).not.toHaveURL(under(paths.secondFactor));
  }

  /** @returns whether the console asked for it */
  async function signInIfAsked(path: string): Promise<boolean> {
    await page.goto(path);
    const isAsked = await isAskedToSignIn(page, console);
    if (isAsked) await signIn();
    return isAsked;
  }

  return {
    email,
    password,
    enterPassword,
    signIn,
    async open(path) {
      await signInIfAsked(path);
      if (pathOf(page) !== new URL(path, page.url()).pathname) await page.goto(path);
    },
    keepSignedIn: (file, options) =>
      keepSignedIn({ page, file, signInIfAsked: () => signInIfAsked(paths.twoFactor) }, options),
    async signOut() {
      await find(page, console, 'accountMenu').click();
      await find(page, console, 'signOut').click();
      await expect(page, `${email} should be signed out`).toHaveURL(atPath(paths.signIn));
    },
    activate: (choice) => activate(there, choice),
    deactivate: () => deactivate(there),
    confirmPassword: () => confirmPassword(there),
    async unlock() {
      await find(page, console, 'sendUnlockLink').click();
      await page.goto(await mailbox.latestLink({ to: email, matching: console.mails.unlockLink }));
      await find(page, console, 'openUnlockLink').click();
      await expect(page, `${email} should be let in again`).toHaveURL(atPath(paths.signIn));
    },
    on: (other) => memberOn(other, things),
  };
}

/** Once the page has decided whether to show itself or the sign-in. */
async function isAskedToSignIn(page: Page, console: ConsoleDescription): Promise<boolean> {
  const signIn = find(page, console, 'email');
  await expect(signIn.or(find(page, console, 'accountMenu')).first()).toBeVisible();
  return signIn.isVisible();
}

const pathOf = (page: Page) => new URL(page.url()).pathname;
const atPath = (path: string) => (url: URL) => url.pathname === path;
const under = (path: string) => (url: URL) => url.pathname === path || url.pathname.startsWith(`${path}/`);
