import { expect, type Page } from '@playwright/test';
import type { AuthenticatorApp } from '../authenticator/authenticator-app.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { activate } from './activate.ts';
import { labels } from './labels.ts';
import { answerWithAuthenticator, answerWithEmail } from './second-factor.ts';

/** Somebody with an account at the console, in front of one page. */
export interface Member {
  readonly email: string;
  readonly password: string;
  /**
   * Signs in, from wherever the page is; a page that shows the sign-in already is used as it is and so returns to where
   * it came from. When a second factor is asked for, answers with the authenticator app, or by email if the app has no key.
   */
  signIn(): Promise<void>;
  /** Signs in as far as the password goes: to the second factor where there is one. */
  enterPassword(): Promise<void>;
  /** Activates two-factor authentication; the authenticator app then holds the key. */
  activate(): Promise<void>;
  /** The same person at another page, in another browser perhaps. */
  on(page: Page): Member;
}

export interface MemberThings {
  email: string;
  password: string;
  authenticatorApp: AuthenticatorApp;
  mailbox: Mailbox;
}

export function memberOn(page: Page, things: MemberThings): Member {
  const { email, password, authenticatorApp, mailbox } = things;

  async function enterPassword(): Promise<void> {
    if (pathOf(page) !== '/sign-in') await page.goto('/sign-in');
    await page.getByLabel(labels.email).fill(email);
    await page.getByLabel(labels.password).fill(password);
    await page.getByRole('button', { name: labels.signIn }).click();
    await expect(page, `the password of ${email} should be accepted`).not.toHaveURL(atPath('/sign-in'));
  }

  return {
    email,
    password,
    enterPassword,
    async signIn() {
      await enterPassword();
      if (!pathOf(page).startsWith('/sign-in/')) return;
      if (authenticatorApp.hasKey()) await answerWithAuthenticator(page, authenticatorApp);
      else await answerWithEmail(page, mailbox, email);
      await expect(page, `the code of ${email} should be accepted`).not.toHaveURL(under('/sign-in/'));
    },
    activate: () => activate(page, authenticatorApp),
    on: (other) => memberOn(other, things),
  };
}

const pathOf = (page: Page) => new URL(page.url()).pathname;
const atPath = (path: string) => (url: URL) => url.pathname === path;
const under = (folder: string) => (url: URL) => url.pathname.startsWith(folder);
