import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { goToWizardStep, readTextKey, saveRecoveryCodes, shownTextKey } from '../kit/fixtures/wizard.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

test('on a phone the link to the app and the key come before the QR code', async ({
  page,
  member,
  authenticatorApp,
}) => {
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Scan the QR code');
  const link = page.getByRole('link', { name: 'Open in authenticator' });
  await expect(link).toBeVisible();
  await expect(shownTextKey(page)).toBeVisible();

  const top = async (locator: typeof link) => (await locator.boundingBox())?.y ?? Number.NaN;
  const qrCode = page.getByRole('img', { name: 'QR code' });
  await expect(qrCode).toBeVisible();
  expect(await top(link)).toBeLessThan(await top(qrCode));
  expect(await top(shownTextKey(page))).toBeLessThan(await top(qrCode));

  const keyUri = (await link.getAttribute('href')) ?? '';
  const { textKey, account } = authenticatorApp.scan(keyUri);
  expect(account).toBe(member.email);
  expect(await readTextKey(page)).toBe(textKey);
  await page.getByRole('button', { name: 'Continue' }).tap();
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await saveRecoveryCodes(page);
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
});
