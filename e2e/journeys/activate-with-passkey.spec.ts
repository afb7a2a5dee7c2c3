import type { Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { pressWithKeys, tabTo } from '../kit/fixtures/press-with-keys.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test, withoutWebAuthn } from '../kit/fixtures/with-passkey.ts';
import { expectWizardStep, goToWizardStep, saveRecoveryCodes } from '../kit/fixtures/wizard.ts';

const OFFER = 'Use a passkey instead';

/** From the first step with the app. */
async function choosePasskey(page: Page): Promise<void> {
  await goToWizardStep(page, 'Get the app');
  await page.getByRole('link', { name: OFFER }).click();
  await expect(page.getByRole('heading', { name: 'Use a passkey' })).toBeVisible();
}

const onward = (page: Page) => page.getByRole('button', { name: 'Continue' });

test('a passkey activates in place of an app, with recovery codes, and signs in from then on', async ({
  page,
  member,
  passkey,
  mailbox,
}) => {
  await signInDirectly(page, member);
  await choosePasskey(page);
  await expect(page.getByText('Step 1 of 2')).toBeVisible();
  await page.getByLabel('Name').fill('Laptop');
  await onward(page).click();
  await expect(page.getByText('Step 2 of 2')).toBeVisible();
  await saveRecoveryCodes(page);
  await expect(announcement(page)).toContainText('From your next sign-in we will ask for your passkey.');
  await expect(page.getByRole('heading', { name: 'Laptop', exact: true })).toBeVisible();
  await expect(page.getByText('10 of 10 left')).toBeVisible();
  await mailbox.latestMail({ to: member.email, purpose: /was activated/ });

  await member.signOut();
  await member.signIn({ by: 'passkey' });
  await expect(page).toHaveURL('/');
  expect(passkey.credentials()).toHaveLength(1);
});

test('the password is asked for once more where it was given long ago', async ({
  page,
  member,
  passkey: _,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  await signInDirectly(page, member);
  await choosePasskey(page);
  await answerAsIfStale(page, '/api/two-factor/passkeys/options');
  await onward(page).click();
  await member.confirmPassword();
  await expectWizardStep(page, 'Save your recovery codes');
});

test('whoever cancels is told, has changed nothing, and may go on either way', async ({ page, member, passkey }) => {
  await signInDirectly(page, member);
  await choosePasskey(page);
  await passkey.cancel();
  await page.getByLabel('Name').fill(' ');
  await onward(page).click();
  await expect(page.getByText('Give it a name.')).toBeVisible();
  await page.getByLabel('Name').fill('Laptop');
  await onward(page).click();
  await expect(page.getByRole('alert')).toContainText('No passkey was made: it was cancelled');

  await page.getByRole('link', { name: 'Use an app instead' }).click();
  await expectWizardStep(page, 'Get the app');
  await onward(page).click();
  await expectWizardStep(page, 'Scan the QR code');
  await page.goto('/settings/two-factor');
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();

  await passkey.confirm();
  await choosePasskey(page);
  await onward(page).click();
  await expectWizardStep(page, 'Save your recovery codes');
});

test('leaving half-way changes nothing, and a reload comes back to the step', async ({ page, member, passkey }) => {
  await signInDirectly(page, member);
  await choosePasskey(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Use a passkey' })).toBeVisible();
  await passkey.ignore();
  const asked = page.waitForResponse('**/api/two-factor/passkeys/options');
  await onward(page).click();
  await asked;
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
  expect(passkey.credentials()).toEqual([]);
});

test('another window that activated meanwhile leads to the settings', async ({ page, member, passkey: _ }) => {
  await signInDirectly(page, member);
  await choosePasskey(page);
  const other = await page.context().newPage();
  await member.on(other).activate();
  await expect(page).toHaveURL('/settings/two-factor');
});

test('the kit activates by passkey too', async ({ page, member, passkey: _ }) => {
  await signInDirectly(page, member);
  await member.activate({ by: 'passkey' });
  await member.signOut();
  await member.signIn({ by: 'passkey' });
  await expect(page).toHaveURL('/');
});

test('a browser without WebAuthn is offered the app alone', async ({ page, member }) => {
  await withoutWebAuthn(page);
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Get the app');
  await expect(page.getByRole('link', { name: 'How activating works' })).toBeVisible();
  await expect(page.getByRole('link', { name: OFFER })).toHaveCount(0);
  await page.goto('/settings/two-factor/activate?step=passkey');
  await onward(page).click();
  await expect(page.getByRole('alert')).toContainText('This browser cannot make passkeys here.');
});

test('whoever activated with the app is offered a passkey once', async ({ page, memberWithPhone }) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  const card = page.getByRole('region', { name: 'Passkeys and security keys' });
  await expect(card.getByText('a passkey cannot')).toBeVisible();
  await pressWithKeys(page)('Not now');
  await expect(card.getByRole('heading', { name: 'Passkeys and security keys' })).toBeFocused();
  await page.reload();
  await expect(card.getByText('You have none.')).toBeVisible();
  await expect(card.getByRole('button', { name: 'Add a passkey' })).toBeVisible();
  await expect(card.getByRole('button', { name: 'Not now' })).toHaveCount(0);
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('a passkey activates', async ({ page, member, passkey: _ }) => {
    await signInDirectly(page, member);
    await page.goto('/settings/two-factor/activate');
    await page.getByRole('link', { name: '改用通行密钥' }).tap();
    await expect(page.getByRole('heading', { name: '使用通行密钥' })).toBeVisible();
    await page.getByRole('button', { name: '继续' }).tap();
    await expect(page.getByText('第 2 步，共 2 步')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test('keys are enough to activate with a passkey', async ({ page, member, passkey: _ }) => {
  await signInDirectly(page, member);
  await page.goto('/settings/two-factor/activate');
  const offer = page.getByRole('link', { name: OFFER });
  await tabTo(page, offer);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Name'));
  await page.keyboard.press('Enter');
  await expectWizardStep(page, 'Save your recovery codes');
});
