import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/test.ts';
import { goToWizardStep, readTextKey, shownTextKey } from '../fixtures/wizard.ts';

test('the sign-in', async ({ page, member, witness }) => {
  witness.expectRefusal(422);
  await page.goto('/sign-in');
  await expect(page.getByLabel('Email')).toBeVisible();
  await expectAccessible(page, 'sign-in');

  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter your email address.')).toBeVisible();
  await expectAccessible(page, 'sign-in with nothing entered');

  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill('not-the-right-password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'sign-in with a wrong password');
});

test('the second factor', async ({ page, memberWithPhone, authenticatorApp, witness }) => {
  witness.expectRefusal(422);
  witness.expectRefusal(410);
  await memberWithPhone.enterPassword();
  await expect(page.getByLabel('Verification code')).toBeVisible();
  await expectAccessible(page, 'verify');
  await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'verify with a wrong code');

  await page.getByRole('link', { name: 'Get a verification code by email' }).click();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  await expectAccessible(page, 'verify by email');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByLabel('Verification code')).toBeVisible();
  await expectAccessible(page, 'verify by email after sending');

  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.goto('/sign-in/verify');
  await expect(page.getByRole('heading', { name: 'This sign-in has ended' })).toBeVisible();
  await expectAccessible(page, 'the challenge has ended');
});

test('the wizard', async ({ page, member, witness, authenticatorApp }) => {
  witness.expectRefusal(422);
  await member.signIn();
  await goToWizardStep(page, 'Get the app');
  await expectAccessible(page, 'get the app');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
  await expectAccessible(page, 'QR code');
  await page.getByRole('button', { name: 'Enter a text code' }).click();
  await expect(shownTextKey(page)).toBeVisible();
  await expectAccessible(page, 'text key');
  authenticatorApp.enterTextKey(await readTextKey(page));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Verification code')).toBeVisible();
  await expectAccessible(page, 'enter the code');
  await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'enter the code, after a wrong one');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the step with the key', async ({ page, member }) => {
    await member.signIn();
    await goToWizardStep(page, 'Scan the QR code');
    await expect(page.getByRole('link', { name: 'Open in authenticator' })).toBeVisible();
    await expectAccessible(page, 'key on a phone');
  });
});

test('the settings and the deactivation', async ({ page, memberWithPhone, witness }) => {
  witness.expectRefusal(422);
  await memberWithPhone.signIn();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  await expectAccessible(page, 'settings, active');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByLabel('Verification code')).toBeVisible();
  await expectAccessible(page, 'deactivation');
});

test('home, settings without two-factor authentication, the menu, and no such page', async ({ page, member }) => {
  await member.signIn();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page, 'home');
  await page.getByRole('button', { name: member.email }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await expectAccessible(page, 'the menu');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
  await expectAccessible(page, 'settings, not active');
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await expectAccessible(page, 'no such page');
});
