import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Enough for every test to have its own. */
const ACCOUNT_COUNT = 240;

/** The password that the server seeds demo accounts with. */
export const DEMO_PASSWORD = 'try-the-second-factor';

export const accountEmails = Array.from({ length: ACCOUNT_COUNT }, (_, index) => `member-${index + 1}@example.com`);

/** Takes an unused account; creating its file claims it across all workers. */
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
