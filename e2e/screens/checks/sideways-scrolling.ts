import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { magnified, viewports } from '../viewports.ts';
import type { Check } from './check.ts';

const STANDARD_FONT_SIZE = 16;
const BETWEEN_PIXELS = 1;

/** What lies beyond the left or the right edge, whether it can be scrolled to or is cut off. */
const beyondTheEdges = (page: Page, width: number): Promise<string[]> =>
  page.evaluate(
    ([width, tolerance]) => {
      const excess = document.documentElement.scrollWidth - width;
      const shown = document.querySelectorAll('body *:not([aria-hidden="true"], [aria-hidden="true"] *)');
      const beyond = [...shown].filter((element) => {
        const { left, right, width: own, height } = element.getBoundingClientRect();
        return own > 1 && height > 1 && (right > width + tolerance || left < -tolerance);
      });
      const innermost = beyond.filter(
        (element) => !beyond.some((other) => other !== element && element.contains(other)),
      );
      const told = innermost.map((element) => `beyond the edge: ${element.outerHTML.slice(0, 160)}`);
      return excess > 0 ? [`${excess} pixels to scroll`, ...told] : told;
    },
    [width, BETWEEN_PIXELS] as const,
  );

/** A menu is placed anew a moment after the window has changed. */
async function thatStay(look: () => Promise<string[]>): Promise<string[]> {
  let found = await look();
  for (let again = 0; again < 10 && found.length > 0; again += 1) {
    await setTimeout(50);
    found = await look();
  }
  return found;
}

async function inWindow(page: Page, size: { width: number; height: number }, note: string): Promise<string[]> {
  await page.setViewportSize(size);
  const found = await thatStay(() => beyondTheEdges(page, size.width));
  return found.map((fault) => `${size.width} by ${size.height}${note}, ${fault}`);
}

/** The font size of the browser's settings, which a page cannot know of. */
async function withTextTwiceAsLarge(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const setSize = (standard: number) => session.send('Page.setFontSizes', { fontSizes: { standard } });
  await setSize(2 * STANDARD_FONT_SIZE);
  const found = await look();
  await setSize(STANDARD_FONT_SIZE);
  await session.detach();
  return found;
}

export const sidewaysScrolling: Check = {
  name: 'sideways scrolling',
  dependsOnWords: true,
  async faultsAt({ page }) {
    const faults: string[] = [];
    for (const size of [...Object.values(viewports), magnified]) faults.push(...(await inWindow(page, size, '')));
    const large = await withTextTwiceAsLarge(page, async () => [
      ...(await inWindow(page, viewports.desktop, ' with text at 200 %')),
      ...(await inWindow(page, viewports.phone, ' with text at 200 %')),
    ]);
    return [...faults, ...large];
  },
};
