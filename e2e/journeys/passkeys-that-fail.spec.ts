import type { Page } from '@playwright/test';
import { changeAnswers } from '../kit/fixtures/change-answers.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test, waitShortlyFor, withoutWebAuthn } from '../kit/fixtures/with-passkey.ts';

const usePasskey = (page: Page) => page.getByRole('button', { name: 'Use your passkey' });
const complaint = (page: Page) => page.getByRole('alert');

const NOT_USED = 'No passkey was used: it was cancelled, it took too long, or there is none of this account here.';

test('somebody who cancels is told, and tries again', async ({ page, memberWithPasskey }) => {
  const { passkey } = memberWithPasskey;
  await page.context().clearCookies();
  await memberWithPasskey.enterPassword();
  await passkey.cancel();
  await usePasskey(page).click();
  await expect(complaint(page)).toContainText(NOT_USED);
  await passkey.confirm();
  await usePasskey(page).click();
  await expect(page).toHaveURL('/');
});

test('a passkey that nobody touches is over in time, and the code below signs in', async ({
  page,
  memberWithPasskey,
}) => {
  await page.context().clearCookies();
  await memberWithPasskey.enterPassword();
  await memberWithPasskey.passkey.ignore();
  await waitShortlyFor(page, '/api/sign-in/challenge/passkey');
  await usePasskey(page).click();
  await expect(complaint(page)).toContainText(NOT_USED);
  await page.getByLabel('Verification code').fill(await memberWithPasskey.authenticatorApp.nextCode());
  await expect(page).toHaveURL('/');
});

test('a device without the passkey leads to the other ways', async ({ page, memberWithPasskey }) => {
  const { passkey } = memberWithPasskey;
  for (const { id } of passkey.credentials()) await passkey.remove(id);
  await page.context().clearCookies();
  await memberWithPasskey.enterPassword();
  await usePasskey(page).click();
  await expect(complaint(page)).toContainText(NOT_USED);
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await expect(page.getByLabel('Recovery code', { exact: true })).toBeFocused();
  await page.goBack();
  await page.getByRole('link', { name: 'Get a verification code by email' }).click();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});

test('a browser without WebAuthn says so at the sign-in and in the settings', async ({ page, memberWithPasskey }) => {
  await withoutWebAuthn(page);
  await page.context().clearCookies();
  await memberWithPasskey.enterPassword();
  await usePasskey(page).click();
  await expect(complaint(page)).toContainText('This browser cannot use passkeys here.');
  await page.getByLabel('Verification code').fill(await memberWithPasskey.authenticatorApp.nextCode());
  await expect(page).toHaveURL('/');
  await page.goto('/settings/two-factor');
  const card = page.getByRole('region', { name: 'Passkeys and security keys' });
  await expect(card.getByText('This browser cannot make passkeys.')).toBeVisible();
  await expect(card.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
  await expect(card.getByRole('button', { name: 'Remove Laptop' })).toBeVisible();
});

test('leaving the screen ends what the browser was asked', async ({ page, memberWithPasskey }) => {
  const { passkey } = memberWithPasskey;
  await page.addInitScript(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) => {
      options?.signal?.addEventListener('abort', () => document.body.setAttribute('data-asked', 'aborted'));
      document.body.setAttribute('data-asked', '');
      return get(options);
    };
  });
  await page.context().clearCookies();
  await memberWithPasskey.enterPassword();
  await passkey.ignore();
  await usePasskey(page).click();
  await expect(page.locator('body')).toHaveAttribute('data-asked', '');
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-asked', 'aborted');
  await passkey.confirm();
  await page.goBack();
  await usePasskey(page).click();
  await expect(page).toHaveURL('/');
});

test('a passkey that the server refuses costs a try, and says how many are left', async ({
  page,
  memberWithPasskey,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await page.context().clearCookies();
  await memberWithPasskey.enterPassword();
  // Another question than the one that the server asked.
  await changeAnswers<{ options: object }>(
    page,
    '**/api/sign-in/challenge/passkey',
    ({ options }) => ({ options: { ...options, challenge: 'A'.repeat(43) } }),
    { times: 1 },
  );
  await usePasskey(page).click();
  await expect(complaint(page)).toContainText(/That passkey was not accepted\..* 4 /);
  await usePasskey(page).click();
  await expect(page).toHaveURL('/');
});

test('a copy of a passkey is refused once it has fallen behind, and the owner is told', async ({
  page,
  memberWithPasskey,
  openAnotherBrowser,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  const thief = await openAnotherBrowser();
  await memberWithPasskey.passkey.copyTo(thief);
  await page.context().clearCookies();
  await memberWithPasskey.signIn({ by: 'passkey' });
  await memberWithPasskey.on(thief).enterPassword();
  await usePasskey(thief).click();
  await expect(complaint(thief)).toContainText('That passkey was not accepted.');
  const notice = await mailbox.latestMail({ to: memberWithPasskey.email, purpose: /there may be a copy of it/ });
  expect(notice.text).toContain('This count has gone back');
  await page.goto('/settings/activity');
  await expect(page.getByText(/passkey.*cop/i).first()).toBeVisible();
});

test('where no passkey is made, the dialog says why and goes on', async ({ page, memberWithPhone, passkey }) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await passkey.cancel();
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('alert')).toContainText('No passkey was made: it was cancelled, or it took too long.');
  await passkey.confirm();
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('listitem').getByRole('heading', { level: 3 })).toHaveCount(1);
});

test('a console at an address without passkeys says so in the settings', async ({ page, memberWithPhone }) => {
  // As the server answers at a plain-http address that is not loopback.
  await page.route('**/api/two-factor/passkeys', (route) =>
    route.fulfill({ json: { passkeys: [], isOffered: false } }),
  );
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  const card = page.getByRole('region', { name: 'Passkeys and security keys' });
  await expect(card.getByText('Browsers have no passkeys at this address')).toBeVisible();
  await expect(card.getByRole('button')).toHaveCount(0);
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('somebody who cancels is told', async ({ page, memberWithPasskey }) => {
    await page.context().clearCookies();
    await memberWithPasskey.enterPassword();
    await memberWithPasskey.passkey.cancel();
    await page.getByRole('button', { name: '使用通行密钥' }).click();
    await expect(complaint(page)).toContainText('通行密钥');
    await memberWithPasskey.passkey.confirm();
    await page.getByRole('button', { name: '使用通行密钥' }).click();
    await expect(page).toHaveURL('/');
  });
});
