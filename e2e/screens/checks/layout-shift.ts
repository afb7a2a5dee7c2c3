import type { BrowserContext, Page, ViewportSize } from '@playwright/test';
import type { Screen } from '../tour.ts';
import { viewports } from '../viewports.ts';
import type { Walk } from '../walk.ts';
import type { Check } from './check.ts';

declare global {
  interface Window {
    takeLayoutShifts(): string[];
    letAnswersGo(): void;
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

/** Runs in the page. A route would hold answers too, and switch the browser's cache off. */
function holdAnswers(): void {
  const { fetch } = window;
  const { promise: letGo, resolve } = Promise.withResolvers<void>();
  window.fetch = async (...request) => {
    const answer = await fetch(...request);
    await letGo;
    return answer;
  };
  window.letAnswersGo = resolve;
}

/** Answers come when the page has drawn what it shows until then; on a fast machine nobody would see that. */
async function reloadWithSlowAnswers(page: Page): Promise<void> {
  const holding = await page.addInitScript(holdAnswers);
  await page.reload();
  await holding.dispose();
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await afterFrames(page);
  await page.evaluate(() => window.letAnswersGo());
}

/** As on a first visit: every file is fetched. */
async function withoutCache<Result>(page: Page, act: () => Promise<Result>): Promise<Result> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const result = await act();
  await session.detach();
  return result;
}

async function shiftsIn(size: ViewportSize, walk: Walk, screen: Screen): Promise<string[]> {
  await walk.page.setViewportSize(size);
  await reloadWithSlowAnswers(walk.page);
  await screen.shows(walk).waitFor();
  const shifts = await takeShifts(walk.page);
  return shifts.map((shift) => `${size.width} by ${size.height}, ${shift}`);
}

export const layoutShift: Check = {
  name: 'layout shift',
  dependsOnWords: false,
  // What moves within half a second of an act, or of a change of the window, counts as its answer.
  faultsAt: async (walk, screen) => (screen.survivesReload ? shiftsIn(viewports.desktop, walk, screen) : []),
};

/** Where words make lines, and every language makes others. */
export const layoutShiftOnPhone: Check = {
  name: 'layout shift on a phone',
  dependsOnWords: true,
  faultsAt: async (walk, screen) =>
    screen.survivesReload ? withoutCache(walk.page, () => shiftsIn(viewports.phone, walk, screen)) : [],
};
