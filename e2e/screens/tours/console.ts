import { takeAccount } from '../../kit/demo-accounts.ts';
import { answerOf, bffApi } from '../../kit/fixtures/bff-api.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, complaint, heading, link, signInTo } from '../walk.ts';

const home: Screen = {
  name: 'home',
  go: (walk) => signInTo(walk, '/'),
  shows: ({ page, words }) => page.getByText(words.home.inactiveText),
  survivesReload: true,
};

const userMenu: Screen = {
  name: 'user-menu',
  go: (walk) => button(walk, walk.account.email).click(),
  shows: ({ page, words }) => page.getByRole('button', { name: words.userMenu.signOut }),
};

const settings: Screen = {
  name: 'settings',
  go: ({ page }) => page.goto('/settings/two-factor'),
  shows: (walk) => button(walk, walk.words.twoFactor.activate),
  survivesReload: true,
};

const preferences: Screen = {
  name: 'preferences',
  go: ({ page }) => page.goto('/settings/preferences'),
  shows: (walk) => heading(walk, walk.words.preferences.title),
  survivesReload: true,
};

const notFound: Screen = {
  name: 'not-found',
  go: ({ page }) => page.goto('/no/such/page'),
  shows: (walk) => heading(walk, walk.words.notFound.title),
  mainAction: (walk) => link(walk, walk.words.notFound.goHome),
  survivesReload: true,
};

const anotherAccount: Screen = {
  name: 'another-account',
  async go(walk) {
    const { page, words, account, system } = walk;
    await page.goto('/settings/two-factor');
    await button(walk, words.twoFactor.activate).click();
    await heading(walk, words.getApp.title).waitFor();
    // With the cookies of this browser, as another tab of it does.
    const other = { ...account, email: takeAccount(system.takenAccounts) };
    await answerOf(bffApi(page.request, system.consoleOrigin).post('/api/sign-in', other));
    await button(walk, words.common.continue).click();
  },
  shows: complaint,
};

export const console: Tour = {
  name: 'the console',
  expects: (consoleErrors) => consoleErrors.expectRefusal(409),
  screens: [home, userMenu, settings, preferences, notFound, anotherAccount],
};
