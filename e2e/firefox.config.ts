import { findFirefox } from '@countersign/tooling/firefox';
import { defineConfig } from '@playwright/test';

if (!process.env.FIREFOX_PATH) {
  const firefox = await findFirefox();
  if ('missing' in firefox) throw new Error(firefox.missing);
  process.env.FIREFOX_PATH = firefox.path;
}

const jsonReport = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;

/** Playwright runs these tests, and Puppeteer the browser (decisions/003-firefox-by-puppeteer.md). */
export default defineConfig({
  testDir: './firefox',
  outputDir: './firefox/test-results',
  globalSetup: './kit/start-system.ts',
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['dot'], ...(jsonReport ? [['json', { outputFile: jsonReport }] as const] : [])],
});
