import { test as base, expect } from '@countersign/playwright';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { systemAddress } from '../kit/address.ts';
import { DEMO_PASSWORD, takeAccount } from '../kit/demo-accounts.ts';
import { type Labelled, labelledOn } from './labelled.ts';
import { watchPage } from './watch-page.ts';

interface Fixtures {
  /** A page of a new Firefox; an error in it fails the test. */
  firefoxPage: Page;
  /** The page's controls, by what they are called. */
  labelled: Labelled;
}

/** Long enough for a busy machine: reaching it means that it never happens. */
const PATIENCE_MS = 120_000;

function launchFirefox(): Promise<Browser> {
  const { FIREFOX_PATH } = process.env;
  if (!FIREFOX_PATH) throw new Error('FIREFOX_PATH is not set: firefox.config.ts sets it.');
  return launch({
    browser: 'firefox',
    executablePath: FIREFOX_PATH,
    timeout: PATIENCE_MS,
    protocolTimeout: PATIENCE_MS,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      'intl.accept_languages': 'en',
      'ui.prefersReducedMotion': 1,
      'ui.systemUsesDarkTheme': 0,
      // Nobody plugs a security key in: a page that asks for one is refused at once.
      'security.webauth.webauthn_enable_usbtoken': false,
      'security.webauth.webauthn_enable_softtoken': true,
    },
  });
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
  inboxUrl: async ({}, use) => use(systemAddress().inboxUrl),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  memberEmail: async ({}, use) => use(takeAccount(systemAddress().takenAccounts)),
  memberPassword: DEMO_PASSWORD,

  // biome-ignore lint/correctness/noEmptyPattern: as above
  firefoxPage: async ({}, use, testInfo) => {
    const browser = await launchFirefox();
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const findings = await watchPage(page, systemAddress().consoleOrigin);
      await use(page);
      if (testInfo.status !== testInfo.expectedStatus) await page.screenshot({ path: testInfo.outputPath('page.png') });
      expect(findings, 'what the page complains of').toEqual([]);
    } finally {
      await browser.close();
    }
  },
  labelled: async ({ firefoxPage }, use) => use(labelledOn(firefoxPage)),
});

export { expect };
