import type { Page } from '@playwright/test';
import { answerAsIfStale } from '../../kit/fixtures/stale-proof.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, complaint, signInTo } from '../walk.ts';

/** Answers that never come; the next screen lets them go. */
async function holdBack(page: Page, what: string): Promise<void> {
  await page.route(what, () => undefined);
}

const loadingSession: Screen = {
  name: 'loading-the-shell',
  async go(walk) {
    await signInTo(walk, '/');
    await holdBack(walk.page, '**/api/**');
    await walk.page.goto('/settings/two-factor');
  },
  shows: ({ page }) => page.getByRole('status'),
};

const loadingPage: Screen = {
  name: 'loading-a-page',
  async go({ page }) {
    await page.unroute('**/api/**');
    await holdBack(page, '**/api/two-factor');
    await page.goto('/settings/two-factor');
  },
  shows: ({ page }) => page.getByRole('main').getByRole('status'),
};

const notLoaded: Screen = {
  name: 'not-loaded',
  async go({ page }) {
    await page.unroute('**/api/two-factor');
    await page.route('**/api/two-factor', (route) => route.abort());
    await page.goto('/settings/two-factor');
  },
  shows: (walk) => button(walk, walk.words.common.tryAgain),
};

const fileMissing: Screen = {
  name: 'error-file-missing',
  async go({ page }) {
    await page.unroute('**/api/two-factor');
    await page.route('**/assets/two-factor-page-*.js', (route) => route.abort());
    await page.goto('/settings/two-factor');
  },
  shows: ({ page }) => page.getByRole('main').getByRole('button'),
};

const broken: Screen = {
  name: 'error-page-broken',
  async go({ page }) {
    await page.unroute('**/assets/two-factor-page-*.js');
    await page.route('**/assets/two-factor-page-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'export default () => { throw new Error("planted"); };' }),
    );
    await page.goto('/settings/two-factor');
  },
  shows: ({ page }) => page.getByRole('main').getByRole('button'),
};

const notStarted: Screen = {
  name: 'error-not-started',
  async go({ page }) {
    await page.unroute('**/assets/two-factor-page-*.js');
    await page.route('**/assets/index-*.js', (route) => route.abort());
    await page.goto('/settings/two-factor');
  },
  shows: ({ page }) => page.getByRole('main').getByRole('button'),
};

const dialogMissing: Screen = {
  name: 'error-dialog-missing',
  async go({ page, words }) {
    await page.unroute('**/assets/index-*.js');
    await page.route('**/assets/step-up-dialog-*.js', (route) => route.abort());
    await page.goto('/settings/two-factor/activate');
    await answerAsIfStale(page, '/api/two-factor/activation');
    await page.getByRole('button', { name: words.common.continue, exact: true }).click();
  },
  shows: complaint,
};

export const trouble: Tour = {
  name: 'trouble',
  expects(consoleErrors) {
    consoleErrors.expectNoConnection();
    consoleErrors.expectBrokenPage();
    consoleErrors.expectRefusal(403);
  },
  screens: [loadingSession, loadingPage, notLoaded, fileMissing, broken, notStarted, dialogMissing],
};
