import type { Page } from '@playwright/test';
import { activateElsewhere } from '../kit/fixtures/activated.ts';
import { allAnswered } from '../kit/fixtures/all-answered.ts';
import { announcement } from '../kit/fixtures/announcement.ts';
import { expect, test } from '../kit/fixtures/test.ts';

// An hour is nothing to wait for: the browser's clock is moved, and the server's session goes on as long as it is used.
const FIFTY_EIGHT_MINUTES = '58:01';

test.beforeEach(({ page }) => page.clock.install());

/** Lets time pass once nothing is under way in any tab: an answer that comes later would put the end off. */
async function pass(page: Page, time: string) {
  await allAnswered(page);
  await page.clock.fastForward(time);
}

test('two minutes before an unused session ends, a dialog asks, and staying renews it', async ({ page, member }) => {
  await member.signIn();
  await page.getByRole('link', { name: 'Settings' }).click();
  const activate = page.getByRole('button', { name: 'Activate' });
  await expect(activate).toBeVisible();
  await activate.focus();
  const dialog = page.getByRole('dialog', { name: 'Your session ends soon' });
  await pass(page, '57:30');
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('00:31');

  const stay = dialog.getByRole('button', { name: 'Stay signed in' });
  await expect(stay).toBeFocused();
  await expect(dialog.getByRole('timer')).toHaveText(/^Time left: (2:00|1:5\d)$/);
  await expect(dialog.getByRole('status')).toBeEmpty();
  await page.clock.fastForward('01:41');
  await expect(announcement(dialog)).toHaveText('20 seconds left.');

  const renewed = page.waitForResponse('**/api/session');
  await page.keyboard.press('Enter');
  expect((await renewed).status()).toBe(200);
  await expect(dialog).toBeHidden();
  await expect(activate).toBeFocused();
  await page.clock.fastForward('57:30');
  await expect(dialog).toBeHidden();
});

test('any request puts the end off, in this tab and in another', async ({ page, context, member }) => {
  await member.signIn();
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('main')).toContainText(member.email);
  const dialog = page.getByRole('dialog', { name: 'Your session ends soon' });
  await pass(page, FIFTY_EIGHT_MINUTES);
  await expect(dialog).toBeVisible();
  await other.getByRole('dialog').getByRole('button', { name: 'Stay signed in' }).click();
  await expect(other.getByRole('dialog')).toBeHidden();
  await expect(dialog).toBeHidden();
});

test('Sign out in the dialog signs out', async ({ page, member }) => {
  await member.signIn();
  await expect(page.getByRole('main')).toContainText(member.email);
  await pass(page, FIFTY_EIGHT_MINUTES);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a session that has ended leads to the sign-in, which says so and leads back', async ({
  page,
  member,
  authenticatorApp,
  recoveryCodes,
  system,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  await member.signIn();
  await page.goto('/settings/two-factor?from=mail#status');
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
  await pass(page, FIFTY_EIGHT_MINUTES);
  await expect(page.getByRole('dialog')).toBeVisible();
  // What ends the session here is a change of factors on another device: time is the database's.
  await activateElsewhere(member, { authenticatorApp, recoveryCodes }, system.consoleOrigin);
  await page.clock.fastForward('02:01');
  await expect(page).toHaveURL((url) => url.pathname === '/sign-in');
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/Your session has ended\./);
  await expect(page.getByText(member.email)).toHaveCount(0);
  await member.signIn();
  await expect(page).toHaveURL('/settings/two-factor?from=mail#status');
});
