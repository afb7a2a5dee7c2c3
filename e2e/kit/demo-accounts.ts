import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Enough for every test to have its own. */
const ACCOUNT_COUNT = 440;

/** The password that the server seeds demo accounts with. */
export const DEMO_PASSWORD = 'try-the-second-factor';

export const accountEmails = Array.from({ length: ACCOUNT_COUNT }, (_, index) => `member-${index + 1}@example.com`);

/** What the inbox says becomes of the mails to an account: refused by the mailbox, or nothing by itself. */
export type Fate = 'bounced' | 'unheard';

const ACCOUNTS_OF_A_FATE = 24;

const accountsOf = (fate: Fate): string[] =>
  Array.from({ length: ACCOUNTS_OF_A_FATE }, (_, index) => `${fate}+${index + 1}@resend.dev`);

export const accountsAtResend = [...accountsOf('bounced'), ...accountsOf('unheard')];

/** Takes an unused account; creating its file claims it across all workers. The mails to most accounts are delivered. */
export function takeAccount(folder: string, fate?: Fate): string {
  mkdirSync(folder, { recursive: true });
  const emails = fate ? accountsOf(fate) : accountEmails;
  const free = emails.find((email) => isCreated(join(folder, email)));
  if (!free) throw new Error(`All ${emails.length} accounts are taken; make more.`);
  return free;
}

function isCreated(file: string): boolean {
  try {
    writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
