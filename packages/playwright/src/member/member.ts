import { expect, type Page } from '@playwright/test';
import type { AuthenticatorApp } from '../authenticator/authenticator-app.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { newRecoveryCodes, type RecoveryCodes } from '../recovery-codes/recovery-codes.ts';
import { addPasskey } from './add-passkey.ts';
import { changeEmail, changePassword } from './change-account.ts';
import {
  type ActivationChoice,
  type AdditionChoice,
  activate,
  addAuthenticator,
  deactivate,
  renewRecoveryCodes,
} from './change-two-factor.ts';
import { type ConsoleDescription, countersignConsole, find, type UndoableChange } from './console.ts';
import { keepSignedIn, type StateOptions } from './keep-signed-in.ts';
import {
  answerWithAuthenticator,
  answerWithEmail,
  answerWithPasskey,
  answerWithRecoveryCode,
} from './second-factor.ts';
import { confirmPassword } from './step-up.ts';

/** What a sign-in can be completed with. */
export type SecondFactor = 'authenticator' | 'email' | 'recovery-code' | 'passkey';

/** Somebody with an account at the console, in front of one page. */
export interface Member {
  /** What the member signs in with; `changeEmail` and `changePassword` change them. */
  readonly email: string;
  readonly password: string;
  /**
   * Signs in, from wherever the page is; a page that shows the sign-in already is used as it is and so returns to where
   * it came from. When a second factor is asked for, answers with the authenticator app, or by email if the app has no key;
   * `by` decides otherwise. A recovery code is spent, and leads to where a member moves to a new phone. By `'passkey'` takes
   * the fixture `passkey`, which answers.
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
   * `'QR code'`, scanned from it. By `'passkey'` the fixture `passkey` answers in place of an app. The recovery codes are saved.
   */
  activate(choice?: ActivationChoice): Promise<void>;
  /** Has new recovery codes made and saves them; those before stop working. */
  renewRecoveryCodes(): Promise<void>;
  /** Deactivates two-factor authentication with the code that is mailed. */
  deactivate(): Promise<void>;
  /** Adds the passkey that answers, by this name or by the one that the page proposes. Returns what it is called. */
  addPasskey(name?: string): Promise<string>;
  /** Adds the authenticator app, which then holds the key, to two-factor authentication that a passkey alone activated. */
  addAuthenticator(choice?: AdditionChoice): Promise<void>;
  /** Answers the dialog that asks for the password before a change; `activate`, `renewRecoveryCodes`, `addPasskey`, `addAuthenticator` and `deactivate` do so by themselves. */
  confirmPassword(): Promise<void>;
  /** Where the sign-in refuses for too many passwords: asks for a link by email and opens it, so that this browser may go on. */
  unlock(): Promise<void>;
  /**
   * Sets the password anew, by the link that is mailed to whoever has forgotten it; everybody is signed out then. Codes by
   * email count for nothing for a day afterwards.
   */
  resetPassword(): Promise<void>;
  /** Changes the password in the settings; every other session ends. */
  changePassword(to: string): Promise<void>;
  /** Changes the email in the settings, with the code that is mailed to the new one; every other session ends. */
  changeEmail(to: string): Promise<void>;
  /**
   * Takes back this change of the account, the newest one, by the link in its notice, which for a changed email is in the
   * former mailbox; everybody is signed out then, what there was before works again, and the password no longer does:
   * `resetPassword` sets it anew.
   */
  undo(change: UndoableChange): Promise<void>;
  /** The same person at another page, in another browser perhaps. */
  on(page: Page): Member;
}

/** What somebody has who is put in front of a page. */
export interface MemberThings {
  email: string;
  password: string;
  authenticatorApp: AuthenticatorApp;
  mailbox: Mailbox;
  /** Where the codes are kept that an activation shows; a sheet of its own unless said otherwise. */
  recoveryCodes?: RecoveryCodes;
  /** Another console than Countersign's: see `describeConsole`. */
  console?: ConsoleDescription;
}

/** Puts a person in front of a page, as fixtures do for `member`. */
export const memberOn = (page: Page, things: MemberThings): Member =>
  memberAt(page, { console: countersignConsole, recoveryCodes: newRecoveryCodes(), ...things, formerEmail: null });

/** The same at every page. */
interface Person extends Required<MemberThings> {
  /** Before `changeEmail`, if that was called. */
  formerEmail: string | null;
}

function memberAt(page: Page, person: Person): Member {
  const { authenticatorApp, console, mailbox } = person;
  const { paths } = console;
  const here = () => ({ ...person, page });

  async function enterPassword(): Promise<void> {
    if (pathOf(page) !== paths.signIn) await page.goto(paths.signIn);
    await find(page, console, 'email').fill(person.email);
    await find(page, console, 'password').fill(person.password);
    await find(page, console, 'signIn').click();
    await expect(page, `the password of ${person.email} should be accepted`).not.toHaveURL(atPath(paths.signIn));
  }

  async function signIn({ by }: { by?: SecondFactor } = {}): Promise<void> {
    await enterPassword();
    if (!under(paths.secondFactor)(new URL(page.url()))) return;
    const answers = {
      authenticator: answerWithAuthenticator,
      email: answerWithEmail,
      'recovery-code': answerWithRecoveryCode,
      passkey: answerWithPasskey,
    };
    await answers[by ?? (authenticatorApp.hasKey() ? 'authenticator' : 'email')](here());
    await expect(page, `the second factor of ${person.email} should be accepted`).not.toHaveURL(
      under(paths.secondFactor),
    );
  }

  /** @returns whether the console asked for it */
  async function signInIfAsked(path: string): Promise<boolean> {
    await page.goto(path);
    const isAsked = await isAskedToSignIn(page, console);
    if (isAsked) await signIn();
    return isAsked;
  }

  return {
    get email() {
      return person.email;
    },
    get password() {
      return person.password;
    },
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
      await expect(page, `${person.email} should be signed out`).toHaveURL(atPath(paths.signIn));
    },
    activate: (choice) => activate(here(), choice),
    renewRecoveryCodes: () => renewRecoveryCodes(here()),
    deactivate: () => deactivate(here()),
    addPasskey: (name) => addPasskey(here(), name),
    addAuthenticator: (choice) => addAuthenticator(here(), choice),
    confirmPassword: () => confirmPassword(here()),
    async unlock() {
      const { email } = person;
      await find(page, console, 'sendUnlockLink').click();
      await page.goto(await mailbox.latestLink({ to: email, matching: console.mails.unlockLink }));
      await find(page, console, 'openUnlockLink').click();
      await expect(page, `${email} should be let in again`).toHaveURL(atPath(paths.signIn));
    },
    async resetPassword() {
      const { email, password } = person;
      await page.goto(paths.forgotPassword);
      await find(page, console, 'email').fill(email);
      await find(page, console, 'send').click();
      await page.goto(await mailbox.latestLink({ to: email, matching: console.mails.resetLink }));
      await find(page, console, 'newPassword').fill(password);
      await find(page, console, 'confirmPassword').fill(password);
      await find(page, console, 'changePassword').click();
      await expect(page, `the password of ${email} should be set anew`).toHaveURL(atPath(paths.signIn));
    },
    async changePassword(to) {
      await changePassword(here(), to);
      person.password = to;
    },
    async changeEmail(to) {
      await changeEmail(here(), to);
      person.formerEmail = person.email;
      person.email = to;
    },
    async undo(change) {
      const email = (change === 'email-changed' && person.formerEmail) || person.email;
      await page.goto(await mailbox.latestLink({ to: email, matching: console.mails.undoLink[change] }));
      await find(page, console, 'undo').click();
      await expect(find(page, console, 'undone'), `the change of ${email} should be taken back`).toBeVisible();
      if (change === 'email-changed') person.email = email;
    },
    on: (other) => memberAt(other, person),
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
