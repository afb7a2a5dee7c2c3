import type { Page } from '@playwright/test';
import { saveData } from '../fixtures/fetched-files.ts';
import { answerAsIfStale } from '../fixtures/stale-proof.ts';
import { expect, test } from '../fixtures/test.ts';
import { goToWizardStep } from '../fixtures/wizard.ts';

/** At most: the head of the page names it, and whoever needs it tries four times. */
const FEW = 5;

const NOT_LOADED = 'The page could not be loaded';

/** Answers a file of the console as a replica of another release does, the first times or always; counts the requests. */
async function misses(page: Page, file: string, { times = Number.POSITIVE_INFINITY, status = 404 } = {}) {
  const seen = { requests: 0 };
  await page.route(`**/assets/${file}`, (route) => {
    seen.requests += 1;
    return seen.requests > times ? route.continue() : route.fulfill({ status, body: 'Not here' });
  });
  return seen;
}

const reload = (page: Page) => page.getByRole('button', { name: 'Reload' });

test.beforeEach(async ({ page, witness }) => {
  witness.expectBrokenPage();
  await saveData(page);
});

const files = [
  { what: 'the words', file: 'en-*.js', path: '/sign-in' },
  { what: 'the first script', file: 'index-*.js', path: '/sign-in' },
  { what: 'the first stylesheet', file: 'index-*.css', path: '/sign-in' },
  { what: 'the help', file: 'help-page-*.js', path: '/help/two-factor-authentication' },
  { what: 'a stylesheet of the help', file: 'help-page-*.css', path: '/help/two-factor-authentication' },
  { what: 'the words of the help', file: 'help-[!p]*.js', path: '/help/two-factor-authentication' },
];

for (const { what, file, path } of files) {
  for (const status of [404, 503]) {
    test(`${what} answered with ${status} for ever: a few tries, then a page that says so and a button`, async ({
      page,
    }) => {
      const missed = await misses(page, file, { status });
      await page.goto(path);
      await expect(page.getByRole('heading', { name: NOT_LOADED })).toBeVisible();
      await expect(page.getByText('there may be a newer version')).toBeVisible();
      expect(missed.requests).toBeGreaterThan(1);
      expect(missed.requests).toBeLessThanOrEqual(FEW);
      await page.unrouteAll();
      await reload(page).click();
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(NOT_LOADED);
      await expect(page.getByRole('link', { name: 'Help' }).or(page.getByRole('link', { name: 'Sign in' }))).toBeVisible();
    });
  }

  test(`${what} that one replica lacks is fetched from the next`, async ({ page }) => {
    // The head of the page asks for it too.
    await misses(page, file, { times: 2 });
    await page.goto(path);
    await expect(page.getByRole('link', { name: 'Help' }).or(page.getByRole('link', { name: 'Sign in' }))).toBeVisible();
    const isStyled = () => page.evaluate(() => getComputedStyle(document.body).margin === '0px');
    expect(await isStyled()).toBe(true);
    await expect(page.locator('main')).not.toHaveCSS('display', 'inline');
  });
}

test('a screen that did not arrive is fetched again when somebody comes back to it', async ({ page, member }) => {
  await member.signIn();
  await expect(page).toHaveURL('/');
  await misses(page, 'preferences-page-*.js');
  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
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
  witness,
}) => {
  witness.expectRefusal(403);
  await member.signIn();
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
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a dialog whose stylesheet comes late looks as it should', async ({ page, member, witness }) => {
  witness.expectRefusal(403);
  await member.signIn();
  await goToWizardStep(page, 'Get the app');
  await answerAsIfStale(page, '/api/two-factor/activation');
  const missed = await misses(page, 'dialog-*.css', { times: 2 });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(missed.requests).toBe(3);
  await expect(page.locator('.mantine-Modal-inner')).toHaveCSS('position', 'fixed');
});
