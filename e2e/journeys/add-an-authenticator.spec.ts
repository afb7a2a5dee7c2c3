import type { Page } from '@playwright/test';
import { pressWithKeys } from '../kit/fixtures/press-with-keys.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { activateByPasskeyDirectly, test as base, expect } from '../kit/fixtures/with-passkey.ts';
import { expectWizardStep, openTextKey } from '../kit/fixtures/wizard.ts';

const SETTINGS = '/settings/two-factor';
const ADDITION = '/settings/two-factor/add-authenticator';

/** Of the member with a passkey called "Laptop" and no app; the page is signed in. */
const test = base.extend<{ pageWithoutApp: Page }>({
  pageWithoutApp: async ({ page, member, passkey: _ }, use) => {
    await signInDirectly(page, member);
    await page.goto('/help/two-factor-authentication');
    await activateByPasskeyDirectly(page, 'Laptop');
    await use(page);
  },
});

const addButton = (page: Page) => page.getByRole('button', { name: 'Add an authenticator app' });
const continueButton = (page: Page) => page.getByRole('button', { name: 'Continue' });

test('the app is added beside the passkey, signs in, and the link in the notice removes it again', async ({
  pageWithoutApp: page,
  member,
  authenticatorApp,
  consoleErrors,
}) => {
  await page.goto(SETTINGS);
  await expect(page.getByText('Not set up.')).toBeVisible();
  await addButton(page).click();
  await expectWizardStep(page, 'Get the app');
  await expect(page.getByText('Step 1 of 3')).toBeVisible();
  await expect(page.getByText('Your passkeys stay as they are.')).toBeVisible();
  await continueButton(page).click();
  await expectWizardStep(page, 'Scan the QR code');
  await authenticatorApp.scanPage(page);
  await continueButton(page).click();
  await expectWizardStep(page, 'Enter the verification code');
  await page.reload();
  await expectWizardStep(page, 'Enter the verification code');
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await expect(page).toHaveURL(SETTINGS);
  await expect(page.getByText('Your authenticator app is added.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Move to a new phone' })).toBeVisible();
  await expect(addButton(page)).toHaveCount(0);

  // Reached again by an old address, there is nothing to add.
  await page.goto(ADDITION);
  await expect(page).toHaveURL(SETTINGS);
  await page.goto('/settings/activity');
  await expect(page.getByText('An authenticator app was added.')).toBeVisible();
  await member.signOut();
  await member.signIn({ by: 'authenticator' });

  // Of the session that ended with it.
  consoleErrors.expectRefusal(401);
  await member.undo('authenticator-added');
  await member.resetPassword();
  await member.enterPassword();
  // The first way is the passkey, and no code of an app is asked for.
  await expect(page).toHaveURL('/sign-in/verify/passkey');
  await expect(page.getByLabel('Verification code')).toHaveCount(0);
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(page).toHaveURL('/');
  await page.goto(SETTINGS);
  await expect(addButton(page)).toBeVisible();
});

test('cancelled at the last step, nothing has changed', async ({ pageWithoutApp: page, authenticatorApp }) => {
  await page.goto(SETTINGS);
  await addButton(page).click();
  await continueButton(page).click();
  authenticatorApp.enterTextKey(await openTextKey(page));
  await continueButton(page).click();
  await expectWizardStep(page, 'Enter the verification code');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(addButton(page)).toBeVisible();
  await page.goto(`${ADDITION}?step=scan`);
  await expectWizardStep(page, 'Get the app');
});

test('where two-factor authentication is not active, the address leads to the settings', async ({ page, member }) => {
  await signInDirectly(page, member);
  await page.goto(ADDITION);
  await expect(page).toHaveURL(SETTINGS);
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
});

test('where there is no app, the address of a move leads to the settings, which offer to add one', async ({
  pageWithoutApp: page,
}) => {
  await page.goto('/settings/two-factor/move');
  await expect(page).toHaveURL(SETTINGS);
  await expect(addButton(page)).toBeVisible();
});

test('added meanwhile in another window, the wizard leads to the settings', async ({
  pageWithoutApp: page,
  member,
}) => {
  await page.goto(ADDITION);
  await expectWizardStep(page, 'Get the app');
  const another = await page.context().newPage();
  await member.on(another).addAuthenticator();
  await expect(page).toHaveURL(SETTINGS);
  await expect(page.getByRole('button', { name: 'Move to a new phone' })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('keys are enough, without sideways scrolling, and the focus is never lost', async ({
    pageWithoutApp: page,
    authenticatorApp,
  }) => {
    const press = pressWithKeys(page);
    await page.goto(SETTINGS);
    await press('Add an authenticator app');
    await expect(page.getByRole('heading', { name: 'Get the app' })).toBeFocused();
    await press('Continue');
    await expect(page.getByRole('heading', { name: 'Scan the QR code' })).toBeFocused();
    await press('Enter a text code');
    authenticatorApp.enterTextKey((await page.getByText(/^([A-Z2-7]{4}\s?){8}$/).textContent()) ?? '');
    await press('Continue');
    await expect(page.getByLabel('Verification code')).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.keyboard.type(await authenticatorApp.nextCode());
    await expect(page.getByText('Your authenticator app is added.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Two-Factor Authentication', level: 1 })).toBeFocused();
  });
});
