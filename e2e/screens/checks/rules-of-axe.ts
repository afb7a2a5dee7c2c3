import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { viewports } from '../viewports.ts';
import type { Check } from './check.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules whose outcome depends on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Violations are told by their HTML: no selector has to be worked out, for them or for all that is fine. */
const LESS_WORK = { resultTypes: ['violations' as const], selectors: false };

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

declare global {
  interface Window {
    axe: { run(options: { runOnly: readonly string[] } & typeof LESS_WORK): Promise<{ violations: Violation[] }> };
  }
}

const told = (violations: readonly Violation[]): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));

async function byEveryRule(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({
    ...LESS_WORK,
    runOnly: { type: 'tag', values: TAGS },
    // Axe leaves it off unless it is asked for.
    rules: { 'target-size': { enabled: true } },
  });
  // In the page itself: there are no frames, and the other mode opens a tab for each run, which takes the focus.
  return told((await axe.setLegacyMode().analyze()).violations);
}

/** Once more by a few rules, with the axe that is in the page already. */
const again = async (page: Page, rules: readonly string[]): Promise<string[]> =>
  told(
    await page.evaluate(async (options) => (await window.axe.run(options)).violations, {
      ...LESS_WORK,
      runOnly: rules,
    }),
  );

export const rulesOfAxe: Check = {
  name: 'rules of axe',
  async faultsAt({ page }) {
    await page.setViewportSize(viewports.desktop);
    await page.emulateMedia({ colorScheme: 'light' });
    const inLight = await byEveryRule(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const inDark = await again(page, COLOUR_RULES);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(viewports.narrow);
    const narrow = await again(page, ['target-size']);
    return [
      ...inLight,
      ...inDark.map((fault) => `in dark colours, ${fault}`),
      ...narrow.map((fault) => `at 320 pixels, ${fault}`),
    ];
  },
};
