import type { Locator, Page } from '@playwright/test';
import { countersignMails, type MailPatterns } from '../mailbox/mailbox.ts';

/** How a part of a page is found: by its label or name, or by a locator of one's own. */
export type Part = string | RegExp | ((page: Page) => Locator);

/** A change of the account that its owner can take back. */
export type UndoableChange =
  | 'activated'
  | 'deactivated'
  | 'moved'
  | 'recovery-codes-renewed'
  | 'password-changed'
  | 'email-changed'
  | 'password-reset'
  | 'authenticator-added'
  | 'passkey-added'
  | 'passkey-removed';

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
    /** Where somebody who has forgotten the password has a link sent. */
    forgotPassword: string;
    /** Where a member who is signed in changes the password, and where the email. */
    changePassword: string;
    changeEmail: string;
  };
  parts: {
    email: Part;
    password: Part;
    signIn: Part;
    /** The field for a code, wherever one is asked for. Its last digit submits. */
    verificationCode: Part;
    codeByEmail: Part;
    useRecoveryCode: Part;
    /** The field for a recovery code. Its last character submits. */
    recoveryCode: Part;
    useAuthenticator: Part;
    /** Has the browser ask for a passkey, wherever one proves who it is. */
    usePasskey: Part;
    send: Part;
    activate: Part;
    continue: Part;
    enterTextCode: Part;
    textKey: Part;
    /** Each of the recovery codes that are shown, once. */
    shownRecoveryCode: Part;
    savedRecoveryCodes: Part;
    newRecoveryCodes: Part;
    deactivate: Part;
    addPasskey: Part;
    addAuthenticator: Part;
    /** Leads, from the first step of an activation, to one by a passkey. */
    passkeyInstead: Part;
    /** The field for what a passkey is called. */
    passkeyName: Part;
    /** The dialog that asks for the password again. */
    stepUp: Part;
    confirm: Part;
    /** The button of the menu with the way out, which only members who are signed in see. */
    accountMenu: Part;
    signOut: Part;
    sendUnlockLink: Part;
    openUnlockLink: Part;
    /** The field for a new password, and the one that takes it once more. */
    newPassword: Part;
    confirmPassword: Part;
    changePassword: Part;
    /** Where the password is changed: the field for the one that there is. */
    currentPassword: Part;
    newEmail: Part;
    /** On the page behind the link in a notice, which takes the change back. */
    undo: Part;
    /** Once it is taken back. */
    undone: Part;
  };
  mails: MailPatterns & {
    /** The link that lets a browser sign in which would have to wait. */
    unlockLink: RegExp;
    /** The link that sets a new password. */
    resetLink: RegExp;
    /** The link in the notice of each change, which takes it back. */
    undoLink: Readonly<Record<UndoableChange, RegExp>>;
  };
}

/** What one console has otherwise than Countersign's. */
export type ConsoleDifferences = {
  [Group in keyof ConsoleDescription]?: Partial<ConsoleDescription[Group]>;
};

/** Thirty-two characters of base32 (a secret of 20 bytes), shown in groups of four. */
const TEXT_KEY = /^([A-Z2-7]{4}\s?){8}$/u;

/** Sixteen characters of Crockford's base32 in groups of four. */
const RECOVERY_CODE = /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/u;

const text = (content: string | RegExp) => (page: Page) => page.getByText(content);
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
  useRecoveryCode: link,
  recoveryCode: field,
  useAuthenticator: link,
  usePasskey: button,
  send: button,
  activate: button,
  continue: button,
  enterTextCode: button,
  textKey: text,
  // Those of the sheet for the printer are on no screen.
  shownRecoveryCode: (content) => (page) => page.getByText(content).filter({ visible: true }),
  savedRecoveryCodes: button,
  newRecoveryCodes: button,
  deactivate: button,
  addPasskey: button,
  addAuthenticator: button,
  passkeyInstead: link,
  passkeyName: field,
  stepUp: (name) => (page) => page.getByRole('dialog', { name }),
  confirm: button,
  accountMenu: button,
  signOut: (name) => (page) =>
    page.getByRole('menuitem', { name }).or(page.getByRole('button', { name })).filter({ visible: true }),
  sendUnlockLink: button,
  openUnlockLink: button,
  newPassword: field,
  confirmPassword: field,
  changePassword: button,
  currentPassword: field,
  newEmail: field,
  undo: button,
  undone: (name) => (page) => page.getByRole('heading', { name }),
};

const undoLinks: Readonly<Record<UndoableChange, RegExp>> = {
  activated: /\/undo\/activated#/u,
  deactivated: /\/undo\/deactivated#/u,
  moved: /\/undo\/moved#/u,
  'recovery-codes-renewed': /\/undo\/recovery-codes-renewed#/u,
  'password-changed': /\/undo\/password-changed#/u,
  'email-changed': /\/undo\/email-changed#/u,
  'password-reset': /\/undo\/password-reset#/u,
  'authenticator-added': /\/undo\/authenticator-added#/u,
  'passkey-added': /\/undo\/passkey-added#/u,
  'passkey-removed': /\/undo\/passkey-removed#/u,
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
    forgotPassword: '/forgot-password',
    changePassword: '/settings/account/password',
    changeEmail: '/settings/account/email',
  },
  parts: {
    email: /Email|邮箱/u,
    password: /^(Password|密码)$/u,
    signIn: /Sign in|登录/u,
    verificationCode: /Verification code|验证码/u,
    useRecoveryCode: /Use a recovery code|使用恢复码/u,
    recoveryCode: /^(Recovery code|恢复码)$/u,
    codeByEmail: /Get a verification code by email|通过邮件获取验证码/u,
    useAuthenticator: /Use Google Authenticator instead|改用 Google Authenticator/u,
    usePasskey: /^(Use your passkey|使用通行密钥)$/u,
    send: /^(Send|发送)$/u,
    activate: /^(Activate|启用)$/u,
    continue: /Continue|继续/u,
    enterTextCode: /Enter a text code|输入文本密钥/u,
    textKey: TEXT_KEY,
    shownRecoveryCode: RECOVERY_CODE,
    savedRecoveryCodes: /I have saved them|我已保存/u,
    newRecoveryCodes: /New recovery codes|生成新的恢复码/u,
    deactivate: /^(Deactivate|停用)$/u,
    addPasskey: /^(Add a passkey|添加通行密钥)$/u,
    addAuthenticator: /^(Add an authenticator app|添加身份验证器应用)$/u,
    passkeyInstead: /^(Use a passkey instead|改用通行密钥)$/u,
    passkeyName: /^(Name|名称)$/u,
    // A dot for the apostrophe, which Playwright takes for a quotation mark in `or()`.
    stepUp: /Confirm it.s you|确认是你本人/u,
    confirm: /^(Confirm|确认)$/u,
    accountMenu: /^\S+@\S+$/u,
    signOut: /^(Sign out|退出登录)$/u,
    sendUnlockLink: /Send me a link|Send another link|发送链接/u,
    openUnlockLink: /Let this browser sign in|允许此浏览器登录/u,
    newPassword: /^(New password|新密码)$/u,
    confirmPassword: /^(Confirm password|确认密码)$/u,
    changePassword: /^(Change password|修改密码)$/u,
    currentPassword: /^(Current password|当前密码)$/u,
    newEmail: /^(New email|新邮箱)$/u,
    undo: /This wasn.t me|这不是我本人操作/u,
    undone: /That is undone|已撤销/u,
  },
  mails: {
    ...countersignMails,
    unlockLink: /\/sign-in\/unlock#/u,
    resetLink: /\/reset-password#/u,
    undoLink: undoLinks,
  },
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
