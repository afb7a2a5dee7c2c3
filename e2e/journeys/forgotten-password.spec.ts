import type { Mailbox } from '@countersign/playwright';
import { type Page, request } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const NEW_PASSWORD = 'eleven herons and a broken kettle';
const RESET_LINK = /\/reset-password#/;

async function askFor(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot password' })).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
}

const linkFor = (mailbox: Mailbox, to: string) => mailbox.latestLink({ to, matching: RESET_LINK });

/** The eight digits stand on a line of their own. */
async function codeFor(mailbox: Mailbox, to: string): Promise<string> {
  const { text } = await mailbox.latestMail({ to, purpose: /new password|新的/ });
  const code = /^ +([0-9]{8})$/m.exec(text)?.[1];
  if (code === undefined) throw new Error(`There is no code of eight digits in this mail: ${text}`);
  return code;
}

async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('Confirm password').fill(password);
  await page.getByRole('button', { name: 'Change password' }).click();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('somebody who has forgotten the password sets a new one by the link, and the second step stays', async ({
  page,
  memberWithPhone,
  mailbox,
  consoleErrors,
}) => {
  for (const status of [403, 410, 422]) consoleErrors.expectRefusal(status);
  const { authenticatorApp, email } = memberWithPhone;
  await askFor(page, email);
  await expect(page.getByText(`If there is an account for ${email}`)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  const link = await linkFor(mailbox, email);
  expect(new URL(link).pathname).toBe('/reset-password');

  await page.goto(link);
  await expect(page.getByLabel('New password')).toBeFocused();
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Enter a new password.')).toBeVisible();
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.getByLabel('Confirm password').fill('another one altogether');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await setPassword(page, 'passwordpassword');
  await expect(page.getByText('among the first that are tried')).toBeVisible();
  await expect(page.getByLabel('New password')).toBeFocused();
  await page.getByRole('button', { name: 'Show what is typed' }).first().click();
  await expect(page.getByLabel('New password')).toHaveAttribute('type', 'text');
  // Whoever sees it types it once.
  await expect(page.getByLabel('Confirm password')).toBeHidden();
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page).toHaveURL('/sign-in');
  await expect(announcement(page)).toContainText('Your password is changed.');

  await signIn(page, email, NEW_PASSWORD);
  await expect(page).toHaveURL('/sign-in/verify');
  await page.getByRole('link', { name: 'Get a verification code by email' }).click();
  await expect(
    page.getByText(
      /For 24 hours after a new password or email, codes by email do not count\. They do again at \d\d:\d\d\./,
    ),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeHidden();
  await page.getByRole('link', { name: 'I lost my phone' }).click();
  await expect(page.getByText('codes by email do not count. They do again at')).toBeVisible();
  await page.goto('/sign-in/verify');
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await expect(page).toHaveURL('/');

  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByRole('alert')).toContainText('codes by email do not count. They do again at');

  // Opened twice is kind.
  await page.goto(link);
  await setPassword(page, NEW_PASSWORD);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeFocused();
  await page.getByRole('link', { name: 'Have a new link sent' }).click();
  await expect(page).toHaveURL('/forgot-password');
});

test('the code is typed where the mail was asked for, and the notice takes it back', async ({
  page,
  member,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  const { email, password } = member;
  await askFor(page, email);
  const code = await codeFor(mailbox, email);
  await page.getByLabel('Code').fill(code === '00000000' ? '00000001' : '00000000');
  await expect(page.getByRole('alert')).toContainText('Tries left: 4.');
  await page.getByLabel('Code').fill(code);
  await expect(page).toHaveURL(RESET_LINK);
  await setPassword(page, NEW_PASSWORD);
  await expect(page).toHaveURL('/sign-in');
  await signIn(page, email, password);
  await expect(page.getByRole('alert')).toContainText('Your email or password didn’t match.');
  await signIn(page, email, NEW_PASSWORD);
  await expect(page).toHaveURL('/');

  await page.goto(await mailbox.latestLink({ to: email, matching: /\/undo\/password-reset#/ }));
  await expect(page.getByRole('heading', { name: 'Undo the new password' })).toBeVisible();
  await page.getByRole('button', { name: "This wasn't me" }).click();
  await expect(page.getByText('That password no longer works, and everybody is signed out.')).toBeVisible();
  await page.getByRole('link', { name: 'Set a new password' }).click();
  await expect(page).toHaveURL('/forgot-password');
});

test('an address without an account is shown the same', async ({ page }) => {
  const email = `${crypto.randomUUID()}@example.com`;
  await askFor(page, email);
  await expect(page.getByText(`If there is an account for ${email}`)).toBeVisible();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('If there is an account, another email is on its way.')).toBeVisible();
});

test('a scanner that follows the link spends nothing, and one that was cut off is not sent', async ({
  page,
  member,
  mailbox,
}) => {
  await askFor(page, member.email);
  const link = await linkFor(mailbox, member.email);
  const scanner = await request.newContext();
  for (const method of ['GET', 'HEAD']) expect((await scanner.fetch(link, { method })).status()).toBe(200);
  await scanner.dispose();
  await page.goto('/reset-password#c3V0IG9mZg');
  await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  await page.goto(link);
  await page.reload();
  await setPassword(page, NEW_PASSWORD);
  await expect(page).toHaveURL('/sign-in');
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('somebody types the code and sets a new password', async ({ page, member, mailbox }) => {
    const widthOfPage = () => page.evaluate(() => document.documentElement.scrollWidth);
    await page.goto('/sign-in');
    await page.getByRole('link', { name: '忘记密码？' }).tap();
    await expect(page.getByRole('heading', { name: '忘记密码' })).toBeVisible();
    await page.getByLabel('邮箱').fill(member.email);
    await page.getByRole('button', { name: '发送', exact: true }).tap();
    await expect(page.getByRole('heading', { name: '请查看邮箱' })).toBeVisible();
    expect(await widthOfPage()).toBe(390);
    await page.getByLabel('验证码').fill(await codeFor(mailbox, member.email));
    await expect(page.getByRole('heading', { name: '设置新密码' })).toBeVisible();
    expect(await widthOfPage()).toBe(390);
    await page.getByLabel('新密码').fill(NEW_PASSWORD);
    await page.getByLabel('确认密码').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: '修改密码' }).tap();
    await expect(page).toHaveURL('/sign-in');
    await expect(announcement(page)).toContainText('密码已修改');
  });
});

test('keys are enough to set a new password', async ({ page, member, mailbox }) => {
  await askFor(page, member.email);
  await page.goto(await linkFor(mailbox, member.email));
  await expect(page.getByLabel('New password')).toBeFocused();
  await page.keyboard.type(NEW_PASSWORD);
  const again = page.getByLabel('Confirm password');
  while (!(await again.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.type(NEW_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/sign-in');
});
