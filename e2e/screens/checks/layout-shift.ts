import type { BrowserContext, Page, Route } from '@playwright/test';
import { viewports } from '../viewports.ts';
import type { Check } from './check.ts';

declare global {
  interface Window {
    takeLayoutShifts(): string[];
  }
  interface LayoutShift extends PerformanceEntry {
    value: number;
    hadRecentInput: boolean;
    sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
  }
}

/** Has every page note what moves by itself. */
export async function noteLayoutShifts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const shifts: string[] = [];
    const place = ({ x, y, width, height }: DOMRectReadOnly) => `${x},${y} ${width}x${height}`;
    const note = (entries: PerformanceEntryList) => {
      for (const { value, hadRecentInput, sources } of entries as LayoutShift[]) {
        if (hadRecentInput) continue;
        const moved = sources.map(({ node, previousRect, currentRect }) => {
          const what = node instanceof Element ? node.outerHTML.slice(0, 120) : node?.textContent;
          return `${what} from ${place(previousRect)} to ${place(currentRect)}`;
        });
        shifts.push(`${value.toFixed(4)}: ${moved.join('; ')}`);
      }
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    window.takeLayoutShifts = () => {
      note(observer.takeRecords());
      return shifts.splice(0);
    };
  });
}

/** Long enough for what was drawn to be on the screen. */
const afterFrames = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });

const takeShifts = async (page: Page) => {
  await afterFrames(page);
  return page.evaluate(() => window.takeLayoutShifts());
};

/** Answers come when the page has drawn what it shows until then; on a fast machine nobody would see that. */
async function reloadWithSlowAnswers(page: Page): Promise<void> {
  const letGo = Promise.withResolvers<void>();
  const hold = async (route: Route) => {
    await letGo.promise;
    await route.fallback();
  };
  await page.route('**/api/**', hold);
  await page.reload();
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await afterFrames(page);
  letGo.resolve();
  await page.unroute('**/api/**', hold);
}

export const layoutShift: Check = {
  name: 'layout shift',
  async faultsAt(walk, screen) {
    const { page } = walk;
    // What moves within half a second of an act, or of a change of the window, counts as its answer.
    if (!screen.survivesReload) return [];
    const faults: string[] = [];
    for (const size of [viewports.desktop, viewports.phone]) {
      await page.setViewportSize(size);
      await reloadWithSlowAnswers(page);
      await screen.shows(walk).waitFor();
      const shifts = await takeShifts(page);
      faults.push(...shifts.map((shift) => `${size.width} by ${size.height}, ${shift}`));
    }
    return faults;
  },
};
