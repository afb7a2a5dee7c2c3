import { test as base } from '../kit/fixtures/test.ts';
import { noteLayoutShifts } from './checks/layout-shift.ts';
import { viewports } from './viewports.ts';
import type { Walk } from './walk.ts';
import { catalogues, type Language } from './words.ts';

interface Fixtures {
  language: Language;
  onPhone: boolean;
  walk: Walk;
}

export const test = base.extend<Fixtures>({
  language: ['en', { option: true }],
  onPhone: [false, { option: true }],
  locale: async ({ language }, use) => use(language),
  viewport: async ({ onPhone }, use) => use(onPhone ? viewports.phone : viewports.desktop),
  hasTouch: async ({ onPhone }, use) => use(onPhone),
  // A screen that is not reached is told of at once.
  actionTimeout: 20_000,
  isMobile: async ({ onPhone }, use) => use(onPhone),

  walk: async (
    { page, language, memberEmail, memberPassword, authenticatorApp, mailbox, recoveryCodes, system },
    use,
    testInfo,
  ) => {
    await noteLayoutShifts(page.context());
    await use({
      page,
      words: catalogues[language],
      account: { email: memberEmail, password: memberPassword },
      authenticatorApp,
      recoveryCodes,
      mailbox,
      mailedCode: '',
      system,
      workerIndex: testInfo.workerIndex,
    });
  },
});

export { expect } from '../kit/fixtures/test.ts';
