import type { Leg, Stop } from '../tour.ts';
import { button, complaint, enterPassword, heading, link, passwordField, signInTo, type Walk } from '../walk.ts';

const submit = (walk: Walk) => button(walk, walk.words.signIn.submit);

const empty: Stop = {
  name: 'sign-in',
  go: ({ page }) => page.goto('/sign-in'),
  shows: passwordField,
  mainAction: submit,
  survivesReload: true,
};

const complaints: Stop = {
  name: 'sign-in-complaints',
  go: (walk) => submit(walk).click(),
  shows: ({ page, words }) => page.getByText(words.signIn.passwordMissing),
  mainAction: submit,
};

const wrongPassword: Stop = {
  name: 'sign-in-wrong-password',
  go: (walk) => enterPassword(walk, 'not-the-right-password'),
  shows: complaint,
  mainAction: submit,
};

const notOurAnswer: Stop = {
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

const cookiesRefused: Stop = {
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

const sessionEnded: Stop = {
  name: 'sign-in-session-ended',
  async go(walk) {
    const { page, words } = walk;
    await signInTo(walk, '/');
    await page.getByText(words.home.inactiveText).waitFor();
    await page.context().clearCookies();
    await page.goto('/settings');
  },
  shows: ({ page, words }) => page.getByText(words.signIn.sessionEnded),
  mainAction: submit,
};

const otherAddress: Stop = {
  name: 'sign-in-other-address',
  async go({ page, system }) {
    // As a page of another host would be told it.
    await page.route('**/sign-in', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(`"${system.consoleOrigin}"`, '"https://console.example.com"');
      await route.fulfill({ response, body });
    });
    await page.goto('/sign-in');
  },
  shows: (walk) => heading(walk, walk.words.otherAddress.title),
  mainAction: (walk) => link(walk, walk.words.otherAddress.go),
  survivesReload: true,
};

export const signIn: Leg = {
  name: 'signing in',
  expects(witness) {
    witness.expectRefusal(422);
    witness.expectRefusal(401);
  },
  stops: [empty, complaints, wrongPassword, notOurAnswer, sessionEnded, cookiesRefused, otherAddress],
};
