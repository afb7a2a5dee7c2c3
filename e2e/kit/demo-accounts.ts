import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** More than there are tests, so that none has to share. */
const ACCOUNT_COUNT = 200;

/** What the server gives every demo account. */
export const DEMO_PASSWORD = 'try-the-second-factor';

export const accountEmails = Array.from({ length: ACCOUNT_COUNT }, (_, index) => `member-${index + 1}@example.com`);

/** Takes an account that no other test has had, in whichever worker it runs: who creates the file owns the account. */
export function takeAccount(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const free = accountEmails.find((email) => isCreated(join(folder, email)));
  if (!free) throw new Error(`All ${ACCOUNT_COUNT} accounts are taken; raise ACCOUNT_COUNT.`);
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
