import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../kit/fixtures/test.ts';
import { expectWizardStep, readTextKey, shownRecoveryCodes } from '../kit/fixtures/wizard.ts';

/** Presses Tab until the control has the focus, and sees that it shows. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return expectVisibleFocus(control);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${control}.`);
}

/** Whatever has the focus must look different from when it has not. */
async function expectVisibleFocus(control: Locator): Promise<void> {
  const { outline, shadow, border } = await control.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
    return {
      outline: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      shadow: boxShadow !== 'none',
      border: borderColor,
    };
  });
  expect(outline || shadow, `the focus on ${control} can be seen (border ${border})`).toBe(true);
}

test('sign in, activate, sign in with a code, deactivate: all without a mouse', async ({
  page,
  context,
  member,
  authenticatorApp,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  const typePassword = async () => {
    await tabTo(page, page.getByLabel('Email'));
    await page.keyboard.type(member.email);
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await page.keyboard.type(member.password);
    await page.keyboard.press('Enter');
  };
  const press = async (name: string, key: 'Enter' | 'Space' = 'Enter') => {
    await tabTo(page, page.getByRole('button', { name, exact: true }));
    await page.keyboard.press(key);
  };

  await page.goto('/sign-in');
  await typePassword();
  await expect(page.getByRole('heading', { name: 'Welcome to Mini Program Platform' })).toBeFocused();

  await tabTo(page, page.getByRole('link', { name: 'Settings' }));
  await page.keyboard.press('Enter');
  await press('Activate');
  await expectWizardStep(page, 'Get the app');
  await press('Continue', 'Space');
  await expectWizardStep(page, 'Scan the QR code');
  await press('Enter a text code', 'Space');
  authenticatorApp.enterTextKey(await readTextKey(page));
  await press('Continue');
  await expectWizardStep(page, 'Enter the verification code');
  await expect(page.getByLabel('Verification code')).toBeFocused();
  await page.keyboard.type(await authenticatorApp.nextCode());
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
  const [, savedCode = ''] = await shownRecoveryCodes(page).allTextContents();
  await press('I have saved them');
  await expect(page.getByLabel('Recovery code', { exact: true })).toBeFocused();
  await page.keyboard.type(savedCode);
  await expect(page.getByText('Active', { exact: true })).toBeVisible();

  await context.clearCookies();
  await page.goto('/sign-in');
  await typePassword();
  await expect(page.getByLabel('Verification code')).toBeFocused();
  await page.keyboard.type(await authenticatorApp.nextCode());
  await expect(page.getByRole('heading', { name: 'Welcome to Mini Program Platform' })).toBeFocused();

  await tabTo(page, page.getByRole('link', { name: 'Settings' }));
  await page.keyboard.press('Enter');
  await press('Deactivate');
  await expect(page.getByLabel('Verification code')).toBeFocused();
  await page.keyboard.type(await mailbox.latestCode({ to: member.email, purpose: 'deactivation' }));
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});

test('the menu opens, moves and closes from the keyboard, and signs out', async ({ page, member }) => {
  await member.signIn();
  await expect(page.getByRole('heading', { name: 'Welcome to Mini Program Platform' })).toBeFocused();
  const menu = page.getByRole('button', { name: member.email });
  await tabTo(page, menu);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  const signOut = page.getByRole('button', { name: 'Sign out' });
  // It is there before it has taken the focus.
  await expect(page.getByRole('link', { name: 'Preferences' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await expect(signOut).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/sign-in');
});

test('the first Tab offers to skip the navigation', async ({ page, member }) => {
  await member.signIn();
  await page.reload();
  await expect(page.getByRole('link', { name: 'Settings', exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
