import type { Locator, Page } from '@playwright/test';

/** Of the size on screen: enough to recognise a screen by, and to read it. */
const SCALE = 0.8;

/** What one picture may weigh, in bytes. */
const LIMIT = 20_000;

/** Pixels for each that the page counts, and how much of them is kept: the best first. */
const grades = [
  { density: 2, quality: 70 },
  { density: 2, quality: 50 },
  { density: 2, quality: 35 },
  { density: 1.5, quality: 45 },
  { density: 1.5, quality: 35 },
  { density: 1.5, quality: 25 },
  { density: 1.5, quality: 15 },
] as const;

/** In pixels of the page that shows the picture. */
export interface Size {
  width: number;
  height: number;
}

/** A WebP, by the browser itself since Playwright writes none, in the best grade that keeps to the limit. */
export async function photograph(page: Page, subject: Locator): Promise<{ picture: Buffer; size: Size }> {
  // No mark of writing, which comes and goes.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const place = await subject.boundingBox();
  if (place === null) throw new Error(`${page.url()} does not show what to take a picture of.`);
  const browser = await page.context().newCDPSession(page);
  for (const { density, quality } of grades) {
    const clip = { ...place, scale: SCALE * density };
    const { data } = await browser.send('Page.captureScreenshot', { format: 'webp', quality, clip });
    const picture = Buffer.from(data, 'base64');
    const size = { width: Math.round(place.width * SCALE), height: Math.round(place.height * SCALE) };
    if (picture.length <= LIMIT) return { picture, size };
  }
  throw new Error(`No grade brings the picture under ${LIMIT} bytes: take a smaller part of the screen.`);
}
