import type { Page } from '@playwright/test';
import { saveData } from '../kit/fixtures/fetched-files.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { goToWizardStep } from '../kit/fixtures/wizard.ts';

/** At most: the head of the page names it, and whoever needs it tries four times. */
const FEW = 5;

const NOT_LOADED = 'The page could not be loaded';

/** Answers a file of the console as a replica of another release does, the first times or always; counts the requests. */
async function misses(page: Page, file: string | RegExp, { times = Number.POSITIVE_INFINITY, status = 404 } = {}) {
  const seen = { requests: 0 };
  await page.route(typeof file === 'string' ? `**/assets/${file}` : file, (route) => {
    seen.requests += 1;
    return seen.requests > times ? route.continue() : route.fulfill({ status, body: 'Not here' });
  });
  return seen;
}

const reload = (page: Page) => page.getByRole('button', { name: 'Reload' });

test.beforeEach(async ({ page, consoleErrors }) => {
  consoleErrors.expectBrokenPage();
  await saveData(page);
});

const signIn = { path: '/sign-in', title: 'Sign in' };
const help = { path: '/help/two-factor-authentication', title: 'Help with two-factor authentication' };

const files = [
  { what: 'the words', file: 'en-*.js', of: signIn },
  { what: 'the first script', file: 'index-*.js', of: signIn },
  { what: 'the first stylesheet', file: 'index-*.css', of: signIn },
  { what: 'the file of a screen', file: 'help-page-*.js', of: help },
  { what: 'the stylesheet of a screen', file: 'help-page-*.css', of: help },
  { what: 'the words of a screen', file: /\/assets\/help-(?!page)[^/]*\.js$/, of: help },
];

const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Nothing that stands on the page lacks its stylesheet. */
const emptyStylesheets = (page: Page) =>
  page.evaluate(() => [...document.styleSheets].filter(({ cssRules }) => cssRules.length === 0).length);

for (const { what, file, of } of files) {
  for (const status of [404, 503]) {
    test(`${what}, always answered with ${status}: a few tries, then a page that says so`, async ({ page }) => {
      const missed = await misses(page, file, { status });
      await page.goto(of.path);
      await expect(titled(page, NOT_LOADED)).toBeVisible();
      await expect(page.getByText('there may be a newer version')).toBeVisible();
      expect(missed.requests).toBeGreaterThan(1);
      expect(missed.requests).toBeLessThanOrEqual(FEW);
      await page.unrouteAll();
      await reload(page).click();
      await expect(titled(page, of.title)).toBeVisible();
    });
  }

  test(`${what}, which one replica lacks, is fetched from the next`, async ({ page }) => {
    const missed = await misses(page, file, { times: 2 });
    await page.goto(of.path);
    await expect(titled(page, of.title)).toBeVisible();
    expect(missed.requests).toBe(3);
    await expect.poll(() => emptyStylesheets(page)).toBe(what.includes('stylesheet') ? 1 : 0);
  });
}

test('a screen that did not arrive is fetched again when somebody comes back to it', async ({ page, member }) => {
  await member.signIn();
  await expect(page).toHaveURL('/');
  await misses(page, 'preferences-page-*.js');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Preferences' }).click();
  await expect(page.getByRole('heading', { name: NOT_LOADED })).toBeVisible();
  await page.unrouteAll();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Two-Factor Authentication' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('heading', { name: 'Preferences' })).toBeVisible();
});

test('a dialog that does not arrive leaves the screen as it is, and comes the next time', async ({
  page,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Get the app');
  await answerAsIfStale(page, '/api/two-factor/activation');
  await misses(page, 'step-up-dialog-*.js');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('A part of the console did not arrive');
  await expect(page.getByRole('heading', { name: 'Get the app' })).toBeVisible();
  await expect(reload(page)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.unroute('**/assets/step-up-dialog-*.js');
  await answerAsIfStale(page, '/api/two-factor/activation');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a dialog whose stylesheet comes late looks as it should', async ({ page, member, consoleErrors }) => {
  consoleErrors.expectRefusal(403);
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Get the app');
  await answerAsIfStale(page, '/api/two-factor/activation');
  const missed = await misses(page, 'dialog-*.css', { times: 2 });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(missed.requests).toBe(3);
  await expect(page.getByRole('dialog')).toHaveCSS('border-radius', '12px');
});
