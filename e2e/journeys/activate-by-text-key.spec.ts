import { announcement } from '../kit/fixtures/announcement.ts';
import { scanScreen } from '../kit/fixtures/qr-code.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import {
  enterKeyInWizard,
  goToWizardStep,
  openTextKey,
  saveRecoveryCodes,
  shownTextKey,
} from '../kit/fixtures/wizard.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a member activates by typing the text key', async ({ page, member, authenticatorApp }) => {
  await signInDirectly(page, member);
  await enterKeyInWizard(page, authenticatorApp);
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await saveRecoveryCodes(page);
  await expect(announcement(page)).toContainText('Two-factor authentication is on.');
});

test('the key is shown in groups of four with its names, copied without spaces, and the same as in the QR code', async ({
  page,
  member,
  authenticatorApp,
}) => {
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Scan the QR code');
  const { textKey } = authenticatorApp.scan(await scanScreen(page));
  expect(await openTextKey(page)).toBe(textKey);
  await expect(shownTextKey(page)).toHaveText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  await expect(page.getByText('Mini Program Platform', { exact: true }).last()).toBeVisible();
  await expect(page.getByText(member.email).last()).toBeVisible();

  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(textKey);
});
