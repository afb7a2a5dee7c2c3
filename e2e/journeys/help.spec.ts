import type { Locator, Page } from '@playwright/test';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { expectWizardStep, goToWizardStep, shownTextKey } from '../kit/fixtures/wizard.ts';

const HELP = '/help/two-factor-authentication';

async function expectParagraph(page: Page, anchor: string): Promise<void> {
  await expect(page).toHaveURL(`${HELP}#${anchor}`);
  const heading = page.locator(`h2#${anchor}`);
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
}

/** From a screen with something half done: the help opens beside it. */
async function expectHelpBeside(page: Page, link: string, anchor: string): Promise<void> {
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: `${link} (opens in a new tab)`, exact: true }).click();
  const help = await opening;
  await expectParagraph(help, anchor);
  await help.close();
}

async function expectPicturesShown(pictures: Locator): Promise<void> {
  await expect(pictures).toHaveCount(9);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveAttribute('alt', /\S{4}/);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
}

test('the help is readable without an account and asks the server for nothing', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(request.url());
  });
  await page.goto('/sign-in');
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Help' }).click();
  await expect(await opening).toHaveURL(HELP);

  await page.goto(HELP);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help with two-factor authentication');
  await expectPicturesShown(page.getByRole('img'));
  expect(asked).toEqual([]);
  await page.getByRole('link', { name: 'Mini Program Platform' }).click();
  await expect(page).toHaveURL('/sign-in');
});

for (const language of ['en', 'zh-CN']) {
  test.describe(() => {
    test.use({ locale: language });

    test(`in ${language}, the contents lead to every paragraph, and everybody can read them`, async ({ page }) => {
      await page.goto(HELP);
      const links = page.getByRole('navigation').getByRole('link');
      await expect(links.first()).toBeVisible();
      const headings = page.locator('section > h2');
      expect(await headings.allTextContents()).toEqual(await links.allTextContents());
      for (const link of await links.all()) {
        await link.click();
        await expectParagraph(page, (await link.getAttribute('href'))?.split('#')[1] ?? '');
      }
      await expectPicturesShown(page.getByRole('img'));
    });
  });
}

test('another language, chosen at the foot, brings its own words and pictures', async ({ page }) => {
  await page.goto(`${HELP}#deactivate`);
  const source = await page.getByRole('img').first().getAttribute('src');
  await page.getByLabel('Language').selectOption('zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('双因素认证帮助');
  await expect(page.getByRole('img').first()).not.toHaveAttribute('src', source ?? '');
  await page.reload();
  await expectParagraph(page, 'deactivate');
});

test('the pictures are dark where the page is', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(HELP);
  const picture = page.getByRole('img').first();
  const shown = () => picture.evaluate((image: HTMLImageElement) => image.currentSrc);
  await expect.poll(shown).not.toBe('');
  const inLight = await shown();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(shown).not.toBe(inLight);
});

test('an address with a paragraph leads there, and so does the keyboard', async ({ page }) => {
  await page.goto(`${HELP}#changed-phone`);
  await expectParagraph(page, 'changed-phone');
  await page.keyboard.press('Tab');
  const paragraph = page.getByRole('region', { name: 'When you change your phone' });
  await expect(paragraph.getByRole('link', { name: 'Recovery codes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectParagraph(page, 'recovery-codes');
  await page.goBack();
  await expectParagraph(page, 'changed-phone');
});

test('each step of the activation has its paragraph, and waits', async ({ page, member }) => {
  await signInDirectly(page, member);
  await page.goto('/settings/two-factor');
  await page.getByRole('link', { name: 'What is two-factor authentication?' }).click();
  await expectParagraph(page, 'what-it-is');
  await goToWizardStep(page, 'Get the app');
  await expectHelpBeside(page, 'How activating works', 'activate');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectHelpBeside(page, 'Help with scanning', 'activate');
  await page.getByRole('button', { name: 'Enter a text code' }).click();
  await expectHelpBeside(page, 'Help with the text key', 'activate-by-text-key');
  await expect(shownTextKey(page)).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectHelpBeside(page, 'The code doesn’t match?', 'codes-do-not-match');
  await expectWizardStep(page, 'Enter the verification code');
});

test('each step of the sign-in, the settings and the deactivation have theirs', async ({
  page,
  memberWithPhone,
  mailbox,
}) => {
  await memberWithPhone.enterPassword();
  await expectHelpBeside(page, 'Help with signing in', 'sign-in');
  await sendCodeByEmail(page);
  await expectHelpBeside(page, 'Help with codes by email', 'sign-in-by-email');
  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'sign-in' });
  await page.getByLabel('Verification code').fill(code);

  await page.getByRole('link', { name: 'Settings' }).click();
  // The second time the page is there already and shows itself at once.
  for (const _time of ['first', 'second']) {
    await page.getByRole('link', { name: 'How to change your phone' }).click();
    await expectParagraph(page, 'changed-phone');
    await page.goBack();
  }
  await page.getByRole('link', { name: 'Help with passkeys' }).click();
  await expectParagraph(page, 'passkeys');
  await page.goBack();
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await expectHelpBeside(page, 'Help with deactivating', 'deactivate');
  await expect(page.getByLabel('Verification code')).toBeVisible();
});
