import { newPasskey } from '@countersign/playwright';
import type { Page } from '@playwright/test';
import { changeAnswers } from '../kit/fixtures/change-answers.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test } from '../kit/fixtures/with-passkey.ts';

const REMOVE = '/api/two-factor/passkeys/remove';

test.beforeEach(({ consoleErrors }) => consoleErrors.expectRefusal(403));

/** Where the server asks who is there. */
async function beAsked(page: Page, name = 'Laptop') {
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await answerAsIfStale(page, REMOVE);
  await page.getByRole('dialog', { name: 'Remove this passkey?' }).getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog', { name: "Confirm it's you" });
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  return dialog;
}

test('a passkey confirms who is there, as the password does', async ({ page, memberWithPasskey: _ }) => {
  const dialog = await beAsked(page);
  await dialog.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('“Laptop” is removed.')).toBeVisible();
});

test('one that is cancelled leaves the password', async ({ page, memberWithPasskey }) => {
  const dialog = await beAsked(page);
  await memberWithPasskey.passkey.cancel();
  await dialog.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(dialog.getByRole('alert')).toContainText('No passkey was used');
  await dialog.getByLabel('Password', { exact: true }).fill(memberWithPasskey.password);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('“Laptop” is removed.')).toBeVisible();
});

test('a security key without a PIN does not confirm alone, in the browser or at the server', async ({
  page,
  memberWithPhone,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await newPasskey(page, { kind: 'USB', verifiesUser: false });
  await memberWithPhone.signIn();
  await memberWithPhone.addPasskey('Key ring');
  const dialog = await beAsked(page, 'Key ring');
  const use = dialog.getByRole('button', { name: 'Use your passkey' });
  await use.click();
  await expect(dialog.getByRole('alert')).toContainText('No passkey was used');
  // A browser that asks the key for less than the server does.
  await changeAnswers<{ options: object }>(
    page,
    '**/api/step-up/passkey',
    ({ options }) => ({ options: { ...options, userVerification: 'discouraged' } }),
    { times: 1 },
  );
  await use.click();
  await expect(dialog.getByRole('alert')).toContainText('That passkey was not accepted.');
  await expect(dialog).toBeVisible();
});

test('a session that came in by email is proved by a passkey, and ends the banner', async ({
  page,
  memberWithPasskey,
}) => {
  await page.context().clearCookies();
  await memberWithPasskey.signIn({ by: 'email' });
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Rename Laptop' }).waitFor();
  await expect(page.getByRole('region', { name: /^You signed in/ })).toBeVisible();
  await page.getByRole('button', { name: 'New recovery codes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm with a second factor' });
  await dialog.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(page).toHaveURL('/settings/two-factor/recovery-codes');
  await page.goto('/');
  await expect(page.getByRole('region', { name: /^You signed in/ })).toHaveCount(0);
});
