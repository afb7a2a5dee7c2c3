import { expect, type Page } from '@playwright/test';
import type { RecoveryCodes } from '../recovery-codes/recovery-codes.ts';
import { type ConsoleDescription, find } from './console.ts';

interface Place {
  page: Page;
  recoveryCodes: RecoveryCodes;
  console: ConsoleDescription;
}

/** Takes the codes that the page shows, and types one of them back, which spends none. */
export async function saveRecoveryCodes({ page, recoveryCodes, console }: Place): Promise<void> {
  const shown = find(page, console, 'shownRecoveryCode');
  await expect(shown.first(), 'recovery codes should be shown').toBeVisible();
  recoveryCodes.keep(await shown.allTextContents());
  await find(page, console, 'savedRecoveryCodes').click();
  await find(page, console, 'recoveryCode').fill(recoveryCodes.left()[0] ?? '');
}
