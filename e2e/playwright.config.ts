import { availableParallelism } from 'node:os';
import { findHeadlessChromium } from '@countersign/tooling/chromium';
import { defineConfig } from '@playwright/test';

// Once per run: the workers read this file again and inherit the answer.
process.env.CHROMIUM_PATH ??= await findHeadlessChromium();

/** Of a full Chromium's window: each of its contexts would start processes for parts that no page can show. */
const WINDOW_FEATURES = ['SpareRendererForSitePerProcess', 'WebUIOmniboxAimPopup', 'WebUIOmniboxPopup'];

/** Playwright's own list, which a second `--disable-features` would replace. */
const PLAYWRIGHT_DISABLES = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

const DISABLED_FEATURES = [...PLAYWRIGHT_DISABLES, ...WINDOW_FEATURES];

const jsonReport = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;

export default defineConfig({
  testDir: './journeys',
  globalSetup: './kit/start-system.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // One more than there are cores, which fills what the others leave by waiting; no more than one server answers at once.
  workers: Math.min(availableParallelism() + 1, 4),
  // A journey that passes the second time only has found something.
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [['dot'], ...(jsonReport ? [['json', { outputFile: jsonReport }] as const] : [])],
  use: {
    // A missing element is told within a minute, whatever the limit of the test.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: ['--no-sandbox', '--disable-background-networking', `--disable-features=${DISABLED_FEATURES.join()}`],
    },
    contextOptions: { reducedMotion: 'reduce' },
    // Without pictures of every moment, which would take as long as the tests.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
  },
});
