import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type colorSchemes, viewports } from '../viewports.ts';
import type { Check } from './check.ts';

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules whose outcome depends on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Violations are told by their HTML: no selector has to be worked out, for them or for all that is fine. */
const LESS_WORK = { resultTypes: ['violations' as const], selectors: false };

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

interface RunOptions {
  runOnly: readonly string[] | { type: 'tag'; values: readonly string[] };
  rules?: Record<string, { enabled: boolean }>;
  preload?: { assets: readonly string[] };
}

declare global {
  interface Window {
    axe: { run(options: RunOptions & typeof LESS_WORK): Promise<{ violations: Violation[] }> };
  }
}

const told = (violations: readonly Violation[]): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));

const rulesOfStructure: RunOptions = {
  runOnly: { type: 'tag', values: TAGS },
  rules: {
    // Axe leaves it off unless it is asked for.
    'target-size': { enabled: true },
    ...Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: false }])),
  },
  // It would also fetch every stylesheet once more, for an experimental rule, and those are off.
  preload: { assets: ['media'] },
};

/** Axe is half a megabyte to compile, and stays in the page for as long as no other is loaded. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axeSource}; undefined`);
}

const violationsOf = async (page: Page, options: RunOptions): Promise<string[]> =>
  told(
    await page.evaluate(async (options) => (await window.axe.run(options)).violations, {
      ...LESS_WORK,
      ...options,
    }),
  );

export const rulesOfAxe: Check = {
  name: 'rules of axe',
  // Of words it asks no more than that there are some, which the test of the catalogues does for every language.
  dependsOnWords: false,
  async faultsAt({ page }) {
    await bringAxe(page);
    await page.setViewportSize(viewports.desktop);
    return violationsOf(page, rulesOfStructure);
  },
};

export const targetSize: Check = {
  name: 'target size',
  dependsOnWords: true,
  async faultsAt({ page }) {
    await bringAxe(page);
    await page.setViewportSize(viewports.narrow);
    const faults = await violationsOf(page, { runOnly: ['target-size'] });
    return faults.map((fault) => `at 320 pixels, ${fault}`);
  },
};

export const contrast: Check = {
  name: 'contrast',
  dependsOnWords: false,
  async faultsAt({ page }) {
    await bringAxe(page);
    await page.setViewportSize(viewports.desktop);
    const faultsIn = async (colorScheme: (typeof colorSchemes)[number]) => {
      await page.emulateMedia({ colorScheme });
      const faults = await violationsOf(page, { runOnly: COLOUR_RULES });
      return faults.map((fault) => `in ${colorScheme} colours, ${fault}`);
    };
    const faults = [...(await faultsIn('light')), ...(await faultsIn('dark'))];
    await page.emulateMedia({ colorScheme: null });
    return faults;
  },
};
