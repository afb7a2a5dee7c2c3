import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';

/** What `member.keepSignedIn` takes besides the file. */
export interface StateOptions {
  /**
   * For how many minutes a session is used before another is begun, so that none ends in the middle of a run; 12 hours by
   * default. Countersign's sessions last a day at most, and an hour without a request.
   */
  maxAgeMinutes?: number;
}

interface Place {
  page: Page;
  file: string;
  /** Opens a page that only members see. @returns whether it took a sign-in */
  signInIfAsked(): Promise<boolean>;
}

const HALF_A_DAY = 12 * 60;

/** The file is written anew with each sign-in only, so its date is that of the session. */
export async function keepSignedIn(
  { page, file, signInIfAsked }: Place,
  { maxAgeMinutes = HALF_A_DAY }: StateOptions = {},
): Promise<void> {
  const kept = keptCookies(file, maxAgeMinutes);
  if (kept) await page.context().addCookies(kept);
  if (!(await signInIfAsked()) && kept) return;
  await page.context().storageState({ path: file });
  // Whoever reads it is signed in.
  chmodSync(file, 0o600);
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

function keptCookies(file: string, maxAgeMinutes: number): Cookies | null {
  if (!existsSync(file) || Date.now() - statSync(file).mtimeMs > maxAgeMinutes * 60_000) return null;
  try {
    const { cookies } = JSON.parse(readFileSync(file, 'utf8')) as { cookies: Cookies };
    const now = Date.now() / 1_000;
    return cookies.filter(({ expires }) => expires < 0 || expires > now);
  } catch {
    // A run was ended while it wrote the file.
    return null;
  }
}
