import type { Page } from '@playwright/test';
import type { Leg, Stop } from '../stop.ts';
import { button, signInTo } from '../walk.ts';

/** Answers that never come; the next stop lets them go. */
async function holdBack(page: Page, what: string): Promise<void> {
  await page.route(what, () => undefined);
}

const loadingSession: Stop = {
  name: 'loading-the-shell',
  async go(walk) {
    await signInTo(walk, '/');
    await holdBack(walk.page, '**/api/**');
    await walk.page.goto('/settings/two-factor');
  },
  shows: ({ page }) => page.getByRole('status'),
};

const loadingPage: Stop = {
  name: 'loading-a-page',
  async go({ page }) {
    await page.unroute('**/api/**');
    await holdBack(page, '**/api/two-factor');
    await page.goto('/settings/two-factor');
  },
  shows: ({ page }) => page.getByRole('main').getByRole('status'),
};

const notLoaded: Stop = {
  name: 'not-loaded',
  async go({ page }) {
    await page.unroute('**/api/two-factor');
    await page.route('**/api/two-factor', (route) => route.abort());
    await page.goto('/settings/two-factor');
  },
  shows: (walk) => button(walk, walk.words.common.tryAgain),
};

const fileMissing: Stop = {
  name: 'error-file-missing',
  async go({ page }) {
    await page.unroute('**/api/two-factor');
    await page.route('**/assets/two-factor-page-*.js', (route) => route.abort());
    await page.goto('/settings/two-factor');
  },
  shows: ({ page }) => page.getByRole('main').getByRole('button'),
};

const broken: Stop = {
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

export const trouble: Leg = {
  name: 'trouble',
  expects(witness) {
    witness.expectNoConnection();
    witness.expectBrokenPage();
  },
  stops: [loadingSession, loadingPage, notLoaded, fileMissing, broken],
};
