import type {
  AccountWords,
  ActivityWords,
  AssistedRecoveryWords,
  DeliveryWords,
  InvitationWords,
  NewPasswordWords,
  PasskeysWords,
  PasskeyWords,
  RecoveryWords,
  ResetWords,
  SessionsWords,
  StrangersWords,
  UndoWords,
  WizardWords,
} from '@countersign/console/words';
import type { AuthenticatorApp, Mail, Mailbox, RecoveryCodes } from '@countersign/playwright';
import type { Locator, Page } from '@playwright/test';
import type { SystemAddress } from '../kit/address.ts';
import { activateElsewhere } from '../kit/fixtures/activated.ts';
import { sayOfMail } from '../kit/fixtures/say-of-mail.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';

/** By names that are none of the screens' own. */
export interface FurtherWords {
  delivery: DeliveryWords;
  invitation: InvitationWords;
  passkey: PasskeyWords;
  passkeys: PasskeysWords;
  recovery: RecoveryWords;
  newPassword: NewPasswordWords;
  reset: ResetWords;
  undo: UndoWords;
  assistedRecovery: AssistedRecoveryWords;
  sessionsPage: SessionsWords;
  activityPage: ActivityWords;
  accountPage: AccountWords;
  strangers: StrangersWords;
}

/** Somebody on the way through the screens, and what they see them in. */
export interface Walk {
  page: Page;
  words: WizardWords & FurtherWords;
  account: { email: string; password: string };
  authenticatorApp: AuthenticatorApp;
  recoveryCodes: RecoveryCodes;
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

export const codeField = ({ page, words }: Walk): Locator =>
  page.getByLabel(words.verify.code, { exact: true }).or(recoveryCodeField({ page, words }));

export const recoveryCodeField = ({ page, words }: Pick<Walk, 'page' | 'words'>): Locator =>
  page.getByLabel(words.recovery.recoveryCode.label, { exact: true });

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

type ListedMail = Pick<Mail, 'id' | 'subject' | 'to'> & { created_at: string };

/** Says as the mail provider what became of the newest mail. */
export async function sayOfNewestMail({ account, system }: Walk, type: string): Promise<void> {
  const { data } = (await (await fetch(new URL('/emails', system.inboxUrl))).json()) as { data: ListedMail[] };
  const ours = data.filter(({ to }) => to.includes(account.email));
  const newest = ours.toSorted((a, b) => a.created_at.localeCompare(b.created_at)).at(-1);
  if (!newest) throw new Error(`No mail has come to ${account.email}.`);
  await sayOfMail(system)(newest, type);
}

/** Two-factor authentication has been active for a while when this person comes. */
export const activateByPhone = ({ account, authenticatorApp, recoveryCodes, system }: Walk): Promise<void> =>
  activateElsewhere(account, { authenticatorApp, recoveryCodes }, system.consoleOrigin);
