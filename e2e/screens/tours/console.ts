import { takeAccount } from '../../kit/demo-accounts.ts';
import { answerOf, bffApi } from '../../kit/fixtures/bff-api.ts';
import type { Leg, Stop } from '../tour.ts';
import { button, complaint, heading, link, signInTo } from '../walk.ts';

const home: Stop = {
  name: 'home',
  go: (walk) => signInTo(walk, '/'),
  shows: ({ page, words }) => page.getByText(words.home.inactiveText),
  survivesReload: true,
};

const userMenu: Stop = {
  name: 'user-menu',
  go: (walk) => button(walk, walk.account.email).click(),
  shows: ({ page, words }) => page.getByRole('menuitem', { name: words.userMenu.signOut }),
};

const settings: Stop = {
  name: 'settings',
  go: ({ page }) => page.goto('/settings/two-factor'),
  shows: (walk) => button(walk, walk.words.twoFactor.activate),
  survivesReload: true,
};

const preferences: Stop = {
  name: 'preferences',
  go: ({ page }) => page.goto('/settings/preferences'),
  shows: (walk) => heading(walk, walk.words.preferences.title),
  survivesReload: true,
};

const notFound: Stop = {
  name: 'not-found',
  go: ({ page }) => page.goto('/no/such/page'),
  shows: (walk) => heading(walk, walk.words.notFound.title),
  mainAction: (walk) => link(walk, walk.words.notFound.goHome),
  survivesReload: true,
};

const anotherAccount: Stop = {
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

export const console: Leg = {
  name: 'the console',
  expects: (witness) => witness.expectRefusal(409),
  stops: [home, userMenu, settings, preferences, notFound, anotherAccount],
};
