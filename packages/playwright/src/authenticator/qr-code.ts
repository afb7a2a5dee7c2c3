import { expect, type Locator, type Page } from '@playwright/test';
import type { QrCode } from './decode-screenshot.ts';

const PATIENCE_MS = 15_000;

/**
 * Reads the QR code that a page shows, as a camera would: from its pixels. A locator narrows the view where there are several;
 * it needs the white border of the code in it.
 * @throws when none can be read within the timeout
 */
export async function readQrCode(view: Page | Locator, { timeout = PATIENCE_MS } = {}): Promise<QrCode> {
  // Suites that never scan do not load the decoder.
  const { decodeScreenshot } = await import('./decode-screenshot.ts');
  let found: QrCode | null = null;
  await expect(async () => {
    found = decodeScreenshot(await view.screenshot());
    expect(found, 'a QR code on the screen that a camera could read').not.toBeNull();
  }).toPass({ timeout });
  if (!found) throw new Error('There is no QR code on the screen that a camera could read.');
  return found;
}
