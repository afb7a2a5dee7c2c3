import { readQrCode } from '@countersign/playwright';
import type { Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { changeAnswers } from '../kit/fixtures/change-answers.ts';
import { scanScreen } from '../kit/fixtures/qr-code.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { expectWizardStep, goToWizardStep, saveRecoveryCodes, scanInWizard } from '../kit/fixtures/wizard.ts';

test('a member activates by scanning the QR code', async ({ page, member, authenticatorApp }) => {
  await member.signIn();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Two-Factor Authentication', exact: true })).toBeVisible();
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Activate' }).click();

  await expectWizardStep(page, 'Get the app');
  await expect(page.getByText('Step 1 of 4')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Google Play' })).toHaveAttribute(
    'href',
    /^https:\/\/play\.google\.com\//,
  );
  await expect(page.getByRole('link', { name: 'App Store' })).toHaveAttribute('href', /^https:\/\/apps\.apple\.com\//);
  await page.getByRole('button', { name: 'Continue' }).click();

  await expectWizardStep(page, 'Scan the QR code');
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
  const shown = authenticatorApp.scan(await scanScreen(page));
  expect(shown).toMatchObject({ issuer: 'Mini Program Platform', account: member.email });
  await page.getByRole('button', { name: 'Continue' }).click();

  await expectWizardStep(page, 'Enter the verification code');
  await page.getByLabel('Verification code').pressSequentially(await authenticatorApp.nextCode());
  await saveRecoveryCodes(page);
  await expect(page).toHaveURL('/settings/two-factor');
  await expect(announcement(page)).toContainText('Two-factor authentication is on.');
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
});

test.describe('in dark colours', () => {
  test.use({ colorScheme: 'dark' });

  test('a camera can read the QR code too', async ({ page, member, authenticatorApp }) => {
    await signInDirectly(page, member);
    await goToWizardStep(page, 'Scan the QR code');
    expect(authenticatorApp.scan(await scanScreen(page))).toMatchObject({ account: member.email });
  });
});

/** As an extension does that darkens pages: near-black in place of each light fill and ground, from the element itself. */
const recolour = (page: Page) =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement | SVGElement>('body, body *')) {
      for (const property of ['fill', 'background-color', 'color']) {
        element.style.setProperty(property, property === 'color' ? '#e8e6e3' : '#181a1b', 'important');
      }
    }
  });

test('a camera can read the QR code on a page that an extension has darkened, and in forced colours', async ({
  page,
  member,
  authenticatorApp,
}) => {
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Scan the QR code');
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  expect(authenticatorApp.scan(await scanScreen(page))).toMatchObject({ account: member.email });
  await page.emulateMedia({ forcedColors: null });
  await recolour(page);
  expect(authenticatorApp.scan(await scanScreen(page))).toMatchObject({ account: member.email });
});

test('the QR code grows with the names in it, as far as a phone is wide', async ({
  page,
  member,
  authenticatorApp,
}) => {
  const issuer = '北京某某科技有限公司小程序开放平台控制台';
  await changeAnswers<{ keyUri: string }>(page, '**/api/two-factor/activation', ({ keyUri, ...pending }) => ({
    ...pending,
    keyUri: keyUri.replaceAll('Mini%20Program%20Platform', encodeURIComponent(issuer)),
  }));
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Scan the QR code');
  expect(authenticatorApp.scan(await scanScreen(page))).toMatchObject({ issuer, account: member.email });
  expect((await readQrCode(page)).pixelsPerModule).toBeGreaterThan(3.95);
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('the code that activated signs in nobody, the next one does', async ({
  page,
  member,
  authenticatorApp,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await signInDirectly(page, member);
  await scanInWizard(page, authenticatorApp);
  const code = await authenticatorApp.nextCode();
  await page.getByLabel('Verification code').fill(code);
  await saveRecoveryCodes(page);
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();

  const elsewhere = await openAnotherBrowser();
  await member.on(elsewhere).enterPassword();
  await elsewhere.getByLabel('Verification code').fill(code);
  await expect(elsewhere.getByRole('alert')).toContainText('Your code didn’t match.');
  await elsewhere.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await expect(elsewhere).toHaveURL('/');
});

test('a wrong code in the wizard activates nothing and can be corrected', async ({
  page,
  member,
  authenticatorApp,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await signInDirectly(page, member);
  await scanInWizard(page, authenticatorApp);
  await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
  await expect(page.getByRole('alert')).toContainText(/Your code didn’t match\..*9 tries left\./);
  await expect(page.getByLabel('Verification code')).toHaveValue('');
  await expect(page.getByLabel('Verification code')).toBeFocused();
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await saveRecoveryCodes(page);
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
});

test('a phone whose clock is five minutes ahead is told so', async ({
  page,
  member,
  authenticatorApp,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await signInDirectly(page, member);
  await scanInWizard(page, authenticatorApp);
  const inFiveMinutes = new Date(Date.now() + 5 * 60_000);
  await page.getByLabel('Verification code').fill(authenticatorApp.codeAt(inFiveMinutes));
  await expect(page.getByRole('alert')).toContainText(/clock is about 5 minutes ahead/);
});
