import type { Page } from '@playwright/test';
import { viewports } from '../viewports.ts';
import type { Check } from './check.ts';

/** What is drawn by its ground in ordinary colours, and so needs an edge where grounds are taken away. */
const DRAWN_BY_GROUND = 'button, [data-variant], input, select, main [data-active]';

/** Marks what has a ground or an edge of its own, to be looked at again. */
const markDrawn = (page: Page) =>
  page.evaluate((selector) => {
    for (const element of document.querySelectorAll(selector)) {
      const { backgroundColor, borderTopStyle, borderTopColor } = getComputedStyle(element);
      const isSeen = (colour: string) => !/, 0\)$|transparent/.test(colour);
      const hasEdge = borderTopStyle !== 'none' && isSeen(borderTopColor);
      if (element.checkVisibility() && (isSeen(backgroundColor) || hasEdge)) element.setAttribute('data-drawn', '');
    }
  }, DRAWN_BY_GROUND);

const withoutEdge = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-drawn]')]
      .filter((element) => {
        element.removeAttribute('data-drawn');
        const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
        return borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) < 1;
      })
      .map((element) => `no edge: ${element.outerHTML.slice(0, 160)}`),
  );

/** Gives everything the focus in turn; shadows and grounds are gone, so only an outline shows where it is. */
async function withoutRing(page: Page): Promise<string[]> {
  // After a key the browser shows the focus that a script moves, and this one does nothing.
  await page.keyboard.press('ScrollLock');
  return page.evaluate(() => {
    const before = document.activeElement;
    const dialog = document.querySelector('dialog:modal') ?? document;
    const focusable = dialog.querySelectorAll<HTMLElement>('a[href], button:enabled, input, select');
    const faults = [...focusable]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        element.focus({ preventScroll: true });
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return document.activeElement === element && (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2);
      })
      .map((element) => `no ring: ${element.outerHTML.slice(0, 160)}`);
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return faults;
  });
}

export const forcedColours: Check = {
  name: 'forced colours',
  dependsOnWords: false,
  async faultsAt({ page }) {
    await page.setViewportSize(viewports.desktop);
    await markDrawn(page);
    await page.emulateMedia({ forcedColors: 'active' });
    const faults = [...(await withoutEdge(page)), ...(await withoutRing(page))];
    await page.emulateMedia({ forcedColors: null });
    return faults;
  },
};
