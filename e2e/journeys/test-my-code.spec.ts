import type { Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const field = (page: Page) => page.getByLabel('Verification code');
const works = 'It works. A sign-in would accept the codes of this app.';

/** Enters a code and waits until it was judged, so that none is entered into a field that is busy. */
async function enter(page: Page, code: string): Promise<void> {
  const judged = page.waitForResponse('**/api/two-factor/test');
  await field(page).fill(code);
  await judged;
}

test('a right code works, also one that a sign-in has used, and none is used up', async ({
  page,
  memberWithPhone,
  openAnotherBrowser,
}) => {
  const { authenticatorApp } = memberWithPhone;
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('link', { name: 'Test my code' }).click();
  await expect(page).toHaveURL('/settings/two-factor/test');
  await expect(page).toHaveTitle(/Test my code/);
  await expect(field(page)).toBeFocused();
  const next = await authenticatorApp.nextCode();
  await enter(page, next);
  await expect(announcement(page)).toHaveText(works);
  await expect(page.getByRole('heading', { name: 'Test my code' })).toBeFocused();
  await page.getByRole('link', { name: 'Back to the settings' }).click();
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();

  const elsewhere = await openAnotherBrowser();
  await memberWithPhone.on(elsewhere).enterPassword();
  await field(elsewhere).fill(next);
  await expect(elsewhere).toHaveURL('/');
  await elsewhere.goto('/settings/two-factor/test');
  await enter(elsewhere, authenticatorApp.codeAt(new Date()));
  await expect(announcement(elsewhere)).toHaveText(works);
});

// A time step may pass between making the code and sending it, which adds half a minute to a clock that is
// behind and takes it from one that is ahead: both round to the same minutes.
for (const { secondsOff, said } of [
  { secondsOff: -90, said: '2 minutes behind' },
  { secondsOff: 300, said: '5 minutes ahead' },
]) {
  test(`a clock that is ${said} is told, with how to set it; once it is set, the code works`, async ({
    page,
    memberWithPhone,
    consoleErrors,
  }) => {
    consoleErrors.expectRefusal(422);
    const { authenticatorApp } = memberWithPhone;
    await signInDirectly(page, memberWithPhone);
    await page.goto('/settings/two-factor/test');
    await enter(page, authenticatorApp.codeAt(new Date(Date.now() + secondsOff * 1000)));
    await expect(page.getByRole('alert')).toContainText(`Your phone’s clock is about ${said}.`);
    await expect(page.getByRole('alert')).toContainText('4 tries left.');
    const how = page.getByRole('region', { name: 'How to set the clock of your phone' });
    await expect(how).toContainText('Android');
    await expect(how).toContainText('iPhone');
    await expect(field(page)).toBeFocused();
    await enter(page, authenticatorApp.codeAt(new Date()));
    await expect(announcement(page)).toHaveText(works);
    await expect(how).toBeHidden();
  });
}

test('a wrong code says what to check; after five it says when again, and a sign-in goes on', async ({
  page,
  memberWithPhone,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  consoleErrors.expectRefusal(429);
  const { authenticatorApp, email } = memberWithPhone;
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor/test');
  await enter(page, authenticatorApp.wrongCode());
  await expect(page.getByRole('alert')).toContainText(/Your code didn’t match\..*4 tries left\./);
  const checks = page.getByRole('region', { name: 'What to check' });
  await expect(checks).toContainText(`Mini Program Platform with ${email}`);
  for (const left of ['3 tries left.', '2 tries left.', '1 try left.', '0 tries left.']) {
    await enter(page, authenticatorApp.wrongCode());
    await expect(page.getByRole('alert')).toContainText(left);
  }
  await expect(page.getByText('You can test another code in a few hours.')).toBeVisible();
  await expect(checks).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Test my code' })).toBeFocused();
  await expect(field(page)).toBeHidden();

  await page.reload();
  await enter(page, authenticatorApp.codeAt(new Date()));
  await expect(page.getByRole('alert')).toContainText('You can test another code in 5 hours.');
  await expect(page.getByRole('heading', { name: 'Test my code' })).toBeFocused();
  await expect(field(page)).toBeHidden();

  const elsewhere = await openAnotherBrowser();
  await memberWithPhone.on(elsewhere).signIn();
  await expect(elsewhere).toHaveURL('/');
});

test('without two-factor authentication there is nothing to test', async ({ page, member }) => {
  await signInDirectly(page, member);
  await page.goto('/settings/two-factor/test');
  await expect(page).toHaveURL('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
});

test('deactivated meanwhile by another window: the settings show it', async ({
  page,
  memberWithPhone,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(409);
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor/test');
  await expect(field(page)).toBeFocused();
  // In this session, without the page's knowledge.
  await page.route('**/api/two-factor/test', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: { type: 'urn:countersign:problem:not_active', title: 'It is not.', status: 409, code: 'not_active' },
    }),
  );
  await page.route('**/api/two-factor', (route) => route.fulfill({ json: { status: 'inactive' } }));
  await field(page).fill('123456');
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('a clock that is behind, and then a right code', async ({ page, memberWithPhone, consoleErrors }) => {
    consoleErrors.expectRefusal(422);
    const { authenticatorApp } = memberWithPhone;
    await signInDirectly(page, memberWithPhone);
    await page.goto('/settings/two-factor');
    await page.getByRole('link', { name: '测试我的验证码' }).tap();
    const code = page.getByLabel('验证码', { exact: true });
    // Half a minute more where the next step begins before the code is judged.
    await code.fill(authenticatorApp.codeAt(new Date(Date.now() - 2 * 60_000)));
    await expect(page.getByRole('alert')).toContainText(/手机时间大约慢了 [23] 分钟/);
    await expect(page.getByRole('region', { name: '如何校准手机时间' })).toBeVisible();
    await code.fill(authenticatorApp.codeAt(new Date()));
    await expect(announcement(page)).toHaveText('验证码有效，登录时可以使用此应用的验证码。');
  });
});
