import type { Page } from '@playwright/test';
import { systemAddress } from '../kit/address.ts';
import { guessElsewhere } from '../kit/fixtures/guess-elsewhere.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { activateByPasskeyDirectly, expect, test } from '../kit/fixtures/with-passkey.ts';

const exposure = (page: Page) => page.getByRole('region', { name: 'If somebody knew your password' });
const mails = (page: Page) => page.getByRole('region', { name: 'Emails about your account' });
const noticesSaved = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith('/api/account/notices') && answer.status() === 204);

test('the page says what somebody who knew the password could still do', async ({ page, memberWithPhone }) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await expect(exposure(page)).toContainText(
    'Somebody who knew your password could try at most 300 codes in a year, a chance of 1 in 1,100. None has been tried in the last 30 days.',
  );
  await expect(exposure(page).getByRole('alert')).toBeHidden();
});

test('where neither an app nor an email has codes that sign in, it says that nothing can be guessed', async ({
  page,
  member,
  passkey: _,
}) => {
  await signInDirectly(page, member);
  await page.goto('/help/two-factor-authentication');
  await activateByPasskeyDirectly(page, 'Laptop');
  await page.goto('/settings/two-factor');
  await expect(exposure(page)).toContainText('at most 300 codes in a year, a chance of 1 in 3,300.');
  await member.renewRecoveryCodes();
  await page.getByRole('button', { name: 'Switch off codes by email' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off codes by email' }).click();
  await expect(exposure(page)).toContainText('passkeys and recovery codes cannot be guessed');
  await expect(exposure(page)).not.toContainText('codes in a year');
});

test('wrong codes of somebody else are warned of, with what to do', async ({ page, memberWithPhone }, {
  workerIndex,
}) => {
  await signInDirectly(page, memberWithPhone);
  await guessElsewhere(memberWithPhone, 4, systemAddress().consoleOrigin, workerIndex);
  await page.goto('/settings/two-factor');
  await expect(exposure(page)).toContainText('at most 296 codes in a year');
  await expect(exposure(page)).toContainText('4 have been tried in the last 30 days.');
  const warning = exposure(page).getByRole('alert');
  await expect(warning).toContainText('Somebody entered your password and then a wrong code, 4 times');
  await expect(warning).toContainText('change it now');
  const remedies = warning.getByRole('link');
  await expect(remedies).toHaveText(['Change password', 'Sign out everywhere else']);
  await expect(remedies.first()).toHaveAttribute('href', '/settings/account/password');
  await expect(remedies.last()).toHaveAttribute('href', '/settings/sessions');
});

test('where it is not active nothing is said of it', async ({ page, member }) => {
  await signInDirectly(page, member);
  await page.goto('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
  await expect(exposure(page)).toBeHidden();
});

test('mails about new browsers are switched off after the password, and on again', async ({
  page,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  await signInDirectly(page, member);
  await page.goto('/settings/preferences');
  const choice = mails(page).getByRole('checkbox', { name: 'A new browser signs in' });
  await expect(choice).toBeChecked();
  await expect(choice).toHaveAccessibleDescription(/had not signed in to it before/);
  await expect(mails(page)).toContainText('Changes of your second factors');

  await answerAsIfStale(page, '/api/account/notices');
  await page.keyboard.press('Tab');
  await choice.focus();
  await page.keyboard.press('Space');
  const dialog = page.getByRole('dialog', { name: "Confirm it's you" });
  await dialog.getByLabel('Password', { exact: true }).fill(member.password);
  // The choice shows before it is saved.
  const saved = noticesSaved(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(choice).not.toBeChecked();
  await saved;
  await page.reload();
  await expect(choice).not.toBeChecked();
  await expect(mails(page).getByRole('checkbox', { name: 'Wrong codes after your password' })).toBeChecked();
  const savedAgain = noticesSaved(page);
  await choice.check();
  await savedAgain;
  await page.reload();
  await expect(choice).toBeChecked();
});

test('whoever cancels the password leaves the mails as they were', async ({ page, member, consoleErrors }) => {
  consoleErrors.expectRefusal(403);
  await signInDirectly(page, member);
  await page.goto('/settings/preferences');
  const choice = mails(page).getByRole('checkbox', { name: 'Wrong codes after your password' });
  await expect(choice).toBeChecked();
  await page.route('**/api/account/notices', async (route) => {
    if (route.request().method() === 'GET') return route.fallback();
    const json = { type: 'urn:countersign:problem:step_up_required', title: '', status: 403, code: 'step_up_required' };
    await route.fulfill({ status: 403, contentType: 'application/problem+json', json });
  });
  await choice.click();
  await page.getByRole('dialog', { name: "Confirm it's you" }).getByRole('button', { name: 'Cancel' }).click();
  await expect(choice).toBeChecked();
  await expect(mails(page).getByRole('alert')).toBeHidden();
});
