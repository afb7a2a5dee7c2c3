import type { Page } from '@playwright/test';
import { fetchedFiles, namedFiles, saveData } from '../kit/fixtures/fetched-files.ts';
import { expect, test } from '../kit/fixtures/test.ts';

/** Opens an address anew; what is then on screen has asked for nothing that the page had not named, and for all of that. */
async function expectNamedAndFetched(page: Page, path: string, heading: string | RegExp): Promise<void> {
  const answer = await page.goto(path);
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
  const named = namedFiles((await answer?.text()) ?? '');
  expect(named.length).toBeGreaterThan(3);
  expect(await fetchedFiles(page)).toEqual(named);
}

test.beforeEach(({ page }) => saveData(page));

test('the page names what the screens of a sign-in are made of', async ({ page, memberWithPhone }) => {
  await expectNamedAndFetched(page, '/sign-in', 'Sign in');
  await memberWithPhone.enterPassword();
  await expectNamedAndFetched(page, '/sign-in/verify', 'Two-factor authentication');
  await expectNamedAndFetched(page, '/sign-in/verify/email', 'Verification code by email');
  await expectNamedAndFetched(page, '/sign-in/verify/recovery-code', 'Sign in with a recovery code');
  await expectNamedAndFetched(page, '/sign-in/verify/lost-phone', 'I lost my phone');
});

test('and what few screens say', async ({ page, memberWithPhone }) => {
  await expectNamedAndFetched(page, '/help/two-factor-authentication', 'Help with two-factor authentication');
  await expectNamedAndFetched(page, '/undo/moved', 'This link is not complete');
  await expectNamedAndFetched(page, '/sign-up', 'Create an account');
  await expectNamedAndFetched(page, '/invitation', 'This link is not complete');
  await expectNamedAndFetched(page, '/recovery', 'This link is not complete');
  await expectNamedAndFetched(page, '/recovery/cancel', 'This link is not complete');
  await memberWithPhone.signIn();
  await expectNamedAndFetched(page, '/settings/sessions', 'Sessions');
  await expectNamedAndFetched(page, '/settings/two-factor/test', 'Test my code');
  await expectNamedAndFetched(page, '/settings/two-factor/move', 'Get the app');
});

test('and those of somebody who is signed in', async ({ page, member }) => {
  await member.signIn();
  await expectNamedAndFetched(page, '/', /^Welcome/);
  await expectNamedAndFetched(page, '/settings/two-factor', 'Two-Factor Authentication');
  await expectNamedAndFetched(page, '/settings/two-factor/activate', 'Get the app');
});

test.describe('in another language', () => {
  test.use({ locale: 'zh-CN' });
  test('its words are named, and no other', async ({ page }) => {
    await expectNamedAndFetched(page, '/sign-in', '登录');
    expect((await fetchedFiles(page)).filter((file) => /^(en|zh-cn)-/.test(file))).toHaveLength(1);
    await expectNamedAndFetched(page, '/undo/moved', '此链接不完整');
  });
});
