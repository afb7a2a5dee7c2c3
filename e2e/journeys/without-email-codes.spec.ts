import type { Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { pressWithKeys } from '../kit/fixtures/press-with-keys.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test } from '../kit/fixtures/with-passkey.ts';

const SETTINGS = '/settings/two-factor';

const card = (page: Page) => page.getByRole('region', { name: 'Codes by email at the sign-in' });
const warning = (page: Page) => page.getByRole('dialog', { name: 'Switch off codes by email?' });
const switchOff = (page: Page) => card(page).getByRole('button', { name: 'Switch off codes by email' });

async function confirmWarning(page: Page): Promise<void> {
  await warning(page).getByRole('button', { name: 'Switch off codes by email' }).click();
}

test('codes by email go off after a warning and the password, and come on again', async ({
  page,
  memberWithPasskey,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  await page.goto(SETTINGS);
  await switchOff(page).click();
  await expect(warning(page)).toContainText('Your mailbox then no longer lets you in.');
  await expect(warning(page)).toContainText('10 of them are left.');
  await expect(warning(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(warning(page)).toBeHidden();

  await switchOff(page).click();
  await answerAsIfStale(page, '/api/two-factor/email-codes');
  await confirmWarning(page);
  await memberWithPasskey.confirmPassword();
  await expect(announcement(card(page))).toContainText('Codes by email are off.');
  await expect(page.getByRole('heading', { name: 'Code by email' })).toHaveCount(0);
  await mailbox.latestMail({ to: memberWithPasskey.email, purpose: /Codes by email were switched off/ });

  await page.context().clearCookies();
  await memberWithPasskey.enterPassword();
  await expect(page.getByRole('button', { name: 'Use your passkey' })).toBeVisible();
  await expect(page.getByRole('link', { name: /by email/ })).toHaveCount(0);
  await page.goto('/sign-in/verify/lost-phone');
  await expect(page.getByRole('link', { name: 'Use a recovery code' })).toBeVisible();
  await expect(page.getByRole('link', { name: /by email/ })).toHaveCount(0);

  await page.goto('/sign-in');
  await memberWithPasskey.signIn({ by: 'passkey' });
  await page.goto(SETTINGS);
  await card(page).getByRole('button', { name: 'Accept codes by email again' }).click();
  await expect(announcement(card(page))).toContainText('Codes by email sign you in again.');
  await expect(page.getByRole('heading', { name: 'Code by email' })).toBeVisible();
  await page.goto('/settings/activity');
  await expect(page.getByText('Codes by email were switched off for sign-ins.')).toBeVisible();
  await expect(page.getByText('Codes by email were switched on again for sign-ins.')).toBeVisible();
});

test('they stay on where no recovery codes are saved, and the page says where to make them', async ({
  page,
  memberWithPasskey: _,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(409);
  await page.goto(SETTINGS);
  await switchOff(page).click();
  // In another window of the same browser, which takes them and does not save them.
  const other = await page.context().newPage();
  await other.goto(SETTINGS);
  await other.getByRole('button', { name: 'New recovery codes' }).click();
  await expect(other.getByRole('button', { name: 'I have saved them' })).toBeVisible();
  await confirmWarning(page);
  await expect(warning(page).getByRole('alert')).toContainText('You have no saved recovery codes by now.');
  await warning(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(card(page)).toContainText('Before you switch codes by email off, save recovery codes');
  await expect(switchOff(page)).toHaveCount(0);
  await card(page).getByRole('link', { name: 'To your recovery codes' }).click();
  await expect(page.getByRole('button', { name: 'New recovery codes' })).toBeInViewport();
});

test('an account without a passkey has nothing to choose', async ({ page, memberWithPhone }) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto(SETTINGS);
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'If somebody knew your password' })).toBeVisible();
  await expect(card(page)).toHaveCount(0);
});

test('keys are enough to switch them off and on, and the focus is never lost', async ({
  page,
  memberWithPasskey: _,
}) => {
  const press = pressWithKeys(page);
  await page.goto(SETTINGS);
  await press('Switch off codes by email');
  await expect(warning(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await press('Switch off codes by email', warning(page));
  await expect(announcement(card(page))).toContainText('Codes by email are off.');
  await expect(card(page).getByRole('heading')).toBeFocused();
  await press('Accept codes by email again');
  await expect(announcement(card(page))).toContainText('Codes by email sign you in again.');
  await expect(card(page).getByRole('heading')).toBeFocused();
});
