import type { Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { answerAsIfCheckUpDue } from '../kit/fixtures/check-up-due.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const card = (page: Page) => page.getByRole('region', { name: 'Does your app still work?' });

test('nothing is asked of who has just signed in with a code', async ({ page, memberWithPhone }) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/');
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  await expect(card(page)).toBeHidden();
});

test('due: Home asks, Later puts it off and says for how long, and a reload asks no more', async ({
  page,
  memberWithPhone,
}) => {
  await signInDirectly(page, memberWithPhone);
  await answerAsIfCheckUpDue(page);
  await page.goto('/');
  await expect(card(page)).toContainText('You also have 10 recovery codes left.');
  await card(page).getByRole('button', { name: 'Later' }).click();
  await expect(announcement(card(page))).toHaveText('All right. We will ask again in a month.');
  await expect(card(page).getByRole('heading')).toBeFocused();
  await page.reload();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  await expect(card(page)).toBeHidden();
});

test('due: a right code is the end of it, without a mouse', async ({ page, memberWithPhone }) => {
  await signInDirectly(page, memberWithPhone);
  await answerAsIfCheckUpDue(page);
  await page.goto('/');
  await expect(card(page)).toBeVisible();
  const link = page.getByRole('link', { name: 'Test my code' });
  for (let presses = 0; presses < 20; presses += 1) {
    if (await link.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Verification code')).toBeFocused();
  await page.keyboard.type(memberWithPhone.authenticatorApp.codeAt(new Date()));
  await expect(page.getByRole('heading', { name: 'Test my code' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Back to the settings' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  await expect(card(page)).toBeHidden();
});

test('what cannot be put off is said, and the card stays', async ({ page, memberWithPhone, consoleErrors }) => {
  consoleErrors.expectRefusal(503);
  await signInDirectly(page, memberWithPhone);
  await answerAsIfCheckUpDue(page);
  await page.route('**/api/two-factor/check-up/postpone', (route) => route.fulfill({ status: 503 }));
  await page.goto('/');
  await card(page).getByRole('button', { name: 'Later' }).click();
  await expect(card(page).getByRole('alert')).toContainText('Try again in a moment.');
  await expect(card(page).getByRole('link', { name: 'Test my code' })).toBeVisible();
});

test('a card that does not arrive leaves Home as it is', async ({ page, memberWithPhone, consoleErrors }) => {
  consoleErrors.expectBrokenPage();
  await signInDirectly(page, memberWithPhone);
  await answerAsIfCheckUpDue(page);
  await page.route(/\/assets\/check-up-card-/, (route) => route.abort());
  const asked = page.waitForRequest(/\/assets\/check-up-card-/);
  await page.goto('/');
  await asked;
  await expect(page.getByRole('link', { name: 'Manage two-factor authentication' })).toBeVisible();
  await expect(card(page)).toBeHidden();
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('due, and put off', async ({ page, memberWithPhone }) => {
    await signInDirectly(page, memberWithPhone);
    await answerAsIfCheckUpDue(page);
    await page.goto('/');
    const asked = page.getByRole('region', { name: '身份验证器应用还能用吗？' });
    await expect(asked).toContainText('你还有 10 个恢复码。');
    await asked.getByRole('button', { name: '以后再说' }).tap();
    await expect(announcement(asked)).toHaveText('好的，一个月后会再次提醒。');
  });
});
