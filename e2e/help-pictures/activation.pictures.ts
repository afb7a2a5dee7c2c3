import { statSync, writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { scanScreen } from '../kit/fixtures/qr-code.ts';
import { test } from '../kit/fixtures/test.ts';
import { expectWizardStep, saveRecoveryCodes } from '../kit/fixtures/wizard.ts';
import { inRepository } from '../kit/repository.ts';
import { animate, type Frame } from './animation.ts';

const file = inRepository('.github/assets/activation.png');

/** What whoever opens the README downloads before anything else, in bytes. */
const LIMIT = 1_000_000;

/** Long enough to read a screen, to see where the pointer goes, and to see a digit typed. */
const [READ, NOTICE, TYPE] = [2_000, 700, 220];

test.use({ viewport: { width: 960, height: 660 }, deviceScaleFactor: 1.25, colorScheme: 'light' });

/** The key that the QR code shows is gone with the system that was started for the pictures. */
test('the animation of the README', async ({ page, member, authenticatorApp }) => {
  const frames: Frame[] = [];
  const show = async (milliseconds: number) => {
    const picture = await page.screenshot({ caret: 'hide', animations: 'disabled' });
    frames.push({ picture, milliseconds });
  };
  const press = async (name: string) => {
    const button = page.getByRole('button', { name });
    await button.hover();
    await show(NOTICE);
    await button.click();
  };

  await member.signIn();
  await page.goto('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
  await show(READ);
  await press('Activate');
  await expectWizardStep(page, 'Get the app');
  await show(READ);
  await press('Continue');
  await expectWizardStep(page, 'Scan the QR code');
  authenticatorApp.scan(await scanScreen(page));
  await show(READ);
  await press('Continue');
  await expectWizardStep(page, 'Enter the verification code');
  await show(NOTICE);
  const code = await authenticatorApp.nextCode();
  for (const digit of code.slice(0, -1)) {
    await page.keyboard.press(digit);
    await show(TYPE);
  }
  await page.keyboard.press(code.slice(-1));
  await expectWizardStep(page, 'Save your recovery codes');
  await show(READ);
  await saveRecoveryCodes(page);
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  await show(2 * READ);

  writeFileSync(file, animate(frames));
  expect(statSync(file).size).toBeLessThan(LIMIT);
});
