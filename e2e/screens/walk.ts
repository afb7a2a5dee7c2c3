import type { Words } from '@countersign/console/words';
import type { AuthenticatorApp, Mailbox } from '@countersign/playwright';
import type { Locator, Page } from '@playwright/test';
import type { SystemAddress } from '../kit/address.ts';
import { activateElsewhere } from '../kit/fixtures/activated.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';

/** Somebody on the way through the screens, and what they see them in. */
export interface Walk {
  page: Page;
  words: Words;
  account: { email: string; password: string };
  authenticatorApp: AuthenticatorApp;
  mailbox: Mailbox;
  /** The last code that was read in a mail. */
  mailedCode: string;
  system: SystemAddress;
  workerIndex: number;
}

export const heading = ({ page }: Walk, name: string): Locator =>
  page.getByRole('heading', { level: 1, name, exact: true });

export const button = ({ page }: Walk, name: string): Locator => page.getByRole('button', { name, exact: true });

export const link = ({ page }: Walk, name: string): Locator => page.getByRole('link', { name, exact: true });

export const complaint = ({ page }: Walk): Locator => page.getByRole('alert');

export const passwordField = ({ page, words }: Walk): Locator =>
  page.getByLabel(words.signIn.password, { exact: true });

export const codeField = ({ page, words }: Walk): Locator => page.getByLabel(words.verify.code, { exact: true });

/** The password step, on a sign-in page that is shown already. */
export async function enterPassword(walk: Walk, password = walk.account.password): Promise<void> {
  const { page, words, account } = walk;
  await page.getByLabel(words.signIn.email, { exact: true }).fill(account.email);
  await passwordField(walk).fill(password);
  await button(walk, words.signIn.submit).click();
}

/** Signs in without the pages, which have a tour of their own, and arrives at an address of the console. */
export async function signInTo(walk: Walk, path: string): Promise<void> {
  const { page, account, authenticatorApp } = walk;
  await signInDirectly(page, { ...account, authenticatorApp });
  await page.goto(path);
}

/** Takes note of the code that comes by email: in whichever language, it stands on a line of its own. */
export async function readMail(walk: Walk): Promise<void> {
  walk.mailedCode = await walk.mailbox.latestCode({ to: walk.account.email });
}

/** Two-factor authentication has been active for a while when this person comes. */
export const activateByPhone = ({ account, authenticatorApp, system }: Walk): Promise<void> =>
  activateElsewhere(account, authenticatorApp, system.consoleOrigin);
