import type { Locator, Page } from '@playwright/test';
import { countersignMails, type MailPatterns } from '../mailbox/mailbox.ts';

/** How a part of a page is found: by its label or name, or by a locator of one's own. */
export type Part = string | RegExp | ((page: Page) => Locator);

/** What the fixtures have to know of a console, to go the ways of its members. */
export interface ConsoleDescription {
  /** Where its pages are, below `baseURL`. */
  paths: {
    signIn: string;
    /** Where the second factor is asked for, and everything below it. */
    secondFactor: string;
    /** Where a member sees whether two-factor authentication is active. */
    twoFactor: string;
    activation: string;
  };
  parts: {
    email: Part;
    password: Part;
    signIn: Part;
    /** The field for a code, wherever one is asked for. Its last digit submits. */
    verificationCode: Part;
    codeByEmail: Part;
    useAuthenticator: Part;
    send: Part;
    activate: Part;
    continue: Part;
    enterTextCode: Part;
    textKey: Part;
    deactivate: Part;
    /** The dialog that asks for the password again. */
    stepUp: Part;
    confirm: Part;
    /** The button of the menu with the way out, which only members who are signed in see. */
    accountMenu: Part;
    signOut: Part;
    sendUnlockLink: Part;
    openUnlockLink: Part;
  };
  mails: MailPatterns & {
    /** The link that lets a browser sign in which would have to wait. */
    unlockLink: RegExp;
  };
}

/** What one console has otherwise than Countersign's. */
export type ConsoleDifferences = {
  [Group in keyof ConsoleDescription]?: Partial<ConsoleDescription[Group]>;
};

/** Thirty-two characters of base32 (a secret of 20 bytes), shown in groups of four. */
const TEXT_KEY = /^([A-Z2-7]{4}\s?){8}$/u;

const field = (name: string | RegExp) => (page: Page) => page.getByLabel(name);
const link = (name: string | RegExp) => (page: Page) => page.getByRole('link', { name });
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name });

/** A part that is named by its words only is found by the role that this console gives it. */
const roles: Readonly<Record<keyof ConsoleDescription['parts'], (name: string | RegExp) => (page: Page) => Locator>> = {
  email: field,
  password: field,
  signIn: button,
  verificationCode: field,
  codeByEmail: link,
  useAuthenticator: link,
  send: button,
  activate: button,
  continue: button,
  enterTextCode: button,
  textKey: (text) => (page) => page.getByText(text),
  deactivate: button,
  stepUp: (name) => (page) => page.getByRole('dialog', { name }),
  confirm: button,
  accountMenu: button,
  signOut: (name) => (page) =>
    page.getByRole('menuitem', { name }).or(page.getByRole('button', { name })).filter({ visible: true }),
  sendUnlockLink: button,
  openUnlockLink: button,
};

/**
 * Countersign's own words in each of its languages, which it keeps to the letter so that scripts like these can rely on them.
 * Either is taken at any time: an account that has chosen a language turns the page to it when it signs in.
 */
export const countersignConsole: ConsoleDescription = {
  paths: {
    signIn: '/sign-in',
    secondFactor: '/sign-in/verify',
    twoFactor: '/settings/two-factor',
    activation: '/settings/two-factor/activate',
  },
  parts: {
    email: /Email|邮箱/u,
    password: /^(Password|密码)$/u,
    signIn: /Sign in|登录/u,
    verificationCode: /Verification code|验证码/u,
    codeByEmail: /Get a verification code by email|通过邮件获取验证码/u,
    useAuthenticator: /Use Google Authenticator instead|改用 Google Authenticator/u,
    send: /^(Send|发送)$/u,
    activate: /^(Activate|启用)$/u,
    continue: /Continue|继续/u,
    enterTextCode: /Enter a text code|输入文本密钥/u,
    textKey: TEXT_KEY,
    deactivate: /^(Deactivate|停用)$/u,
    // A dot for the apostrophe, which Playwright takes for a quotation mark in `or()`.
    stepUp: /Confirm it.s you|确认是你本人/u,
    confirm: /^(Confirm|确认)$/u,
    accountMenu: /^\S+@\S+$/u,
    signOut: /^(Sign out|退出登录)$/u,
    sendUnlockLink: /Send me a link|Send another link|发送链接/u,
    openUnlockLink: /Let this browser sign in|允许此浏览器登录/u,
  },
  mails: { ...countersignMails, unlockLink: /\/sign-in\/unlock#/u },
};

/** Describes another console by what it has otherwise. */
export const describeConsole = ({ paths, parts, mails }: ConsoleDifferences = {}): ConsoleDescription => ({
  paths: { ...countersignConsole.paths, ...paths },
  parts: { ...countersignConsole.parts, ...parts },
  mails: { ...countersignConsole.mails, ...mails },
});

/** Finds a part of a page. */
export function find(page: Page, { parts }: ConsoleDescription, name: keyof ConsoleDescription['parts']): Locator {
  const part = parts[name];
  return typeof part === 'function' ? part(page) : roles[name](part)(page);
}
