import { fetchAnswer } from '../../kit/fixtures/bff-api.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, complaint, enterPassword, heading, link, passwordField, type Walk } from '../walk.ts';

const submit = (walk: Walk) => button(walk, walk.words.signIn.submit);

const empty: Screen = {
  name: 'sign-in',
  go: ({ page }) => page.goto('/sign-in'),
  shows: passwordField,
  mainAction: submit,
  survivesReload: true,
};

const complaints: Screen = {
  name: 'sign-in-complaints',
  go: (walk) => submit(walk).click(),
  shows: ({ page, words }) => page.getByText(words.signIn.passwordMissing),
  mainAction: submit,
};

const wrongPassword: Screen = {
  name: 'sign-in-wrong-password',
  go: (walk) => enterPassword(walk, 'not-the-right-password'),
  shows: complaint,
  mainAction: submit,
};

const notOurAnswer: Screen = {
  name: 'sign-in-answer-not-ours',
  async go(walk) {
    await walk.page.route(
      '**/api/sign-in',
      (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Welcome to this network</h1>' }),
      { times: 1 },
    );
    await enterPassword(walk);
  },
  shows: ({ page, words }) => page.getByText(words.unreadable['not-ours']),
  mainAction: submit,
};

const cookiesRefused: Screen = {
  name: 'sign-in-cookies-refused',
  async go({ page }) {
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'cookieEnabled', { configurable: true, get: () => false }),
    );
    await page.goto('/sign-in');
  },
  shows: ({ page, words }) => page.getByText(words.signIn.cookiesRefused),
  mainAction: submit,
};

const sessionEnded: Screen = {
  name: 'sign-in-session-ended',
  async go(walk) {
    const { page, words } = walk;
    await page.goto('/sign-in');
    await enterPassword(walk);
    await page.getByText(words.home.inactiveText).waitFor();
    await page.context().clearCookies();
    await page.goto('/settings');
  },
  shows: ({ page, words }) => page.getByText(words.signIn.sessionEnded),
  mainAction: submit,
};

const otherAddress: Screen = {
  name: 'sign-in-other-address',
  async go({ page, system }) {
    // As a page of another host would be told it.
    await page.route('**/sign-in', async (route) => {
      const response = await fetchAnswer(route);
      const body = (await response.text()).replace(`"${system.consoleOrigin}"`, '"https://console.example.com"');
      await route.fulfill({ response, body });
    });
    await page.goto('/sign-in');
  },
  shows: (walk) => heading(walk, walk.words.otherAddress.title),
  mainAction: (walk) => link(walk, walk.words.otherAddress.go),
  survivesReload: true,
};

export const signIn: Tour = {
  name: 'signing in',
  expects(consoleErrors) {
    consoleErrors.expectRefusal(422);
    consoleErrors.expectRefusal(401);
  },
  screens: [empty, complaints, wrongPassword, notOurAnswer, sessionEnded, cookiesRefused, otherAddress],
};
