import type { Locator, Page } from '@playwright/test';
import { takeAccount } from '../kit/demo-accounts.ts';
import { announcement } from '../kit/fixtures/announcement.ts';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const NEW = 'seven grey geese over the harbour';

const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const newEmailOf = ({ email }: { email: string }) => `new-${email}`;

async function askForCode(page: Page, email: string): Promise<void> {
  await page.goto('/settings/account/email');
  await field(page, 'New email').fill(email);
  await button(page, 'Send').click();
}

test('a password is changed in the settings, other sessions end, and the owner is told', async ({
  page,
  member,
  mailbox,
  openAnotherBrowser,
  consoleErrors,
}) => {
  for (const status of [401, 422]) consoleErrors.expectRefusal(status);
  const elsewhere = await openAnotherBrowser();
  await member.on(elsewhere).signIn();
  await signInDirectly(page, member);
  await page.goto('/settings/two-factor');
  await page.getByRole('link', { name: 'Account', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeFocused();
  await button(page, 'Change password').click();

  await field(page, 'Current password').fill('not the right password');
  const password = field(page, 'New password');
  await expect(password).toHaveAccessibleDescription(/At least 15 characters/);
  await password.pressSequentially('seven grey');
  await expect(password).toHaveAccessibleDescription('5 more characters.');
  await password.fill(NEW);
  await expect(password).toHaveAccessibleDescription('Long enough. Use it nowhere else.');
  await field(page, 'Confirm password').fill(NEW);
  await button(page, 'Change password').click();
  await expect(page.getByText('This is not your current password. Try again.')).toBeVisible();
  await expect(field(page, 'Current password')).toBeFocused();
  await field(page, 'Current password').fill(member.password);
  await button(page, 'Change password').click();

  await expect(page).toHaveURL('/settings/account');
  await expect(announcement(page)).toHaveText('Your password is changed. Every other session has ended.');
  await elsewhere.getByRole('link', { name: 'Settings' }).click();
  await expect(elsewhere.getByText('Your session has ended.')).toBeVisible();
  const notice = await mailbox.latestMail({ to: member.email, purpose: /Your password was changed/ });
  expect(notice.text).toContain('/undo/password-changed#');

  await member.signOut();
  await page.getByLabel('Email').fill(member.email);
  await field(page, 'Password').fill(NEW);
  await button(page, 'Sign in').click();
  await expect(page).toHaveURL('/');
});

test('a password that many people use is refused with advice; one that is shown is typed once', async ({
  page,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await signInDirectly(page, member);
  await page.goto('/settings/account/password');
  await field(page, 'Current password').fill(member.password);
  await field(page, 'New password').fill('passwordpassword');
  await field(page, 'Confirm password').fill('passwordpasswort');
  await button(page, 'Change password').click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await page.getByRole('button', { name: 'Show what is typed' }).nth(1).click();
  await expect(field(page, 'Confirm password')).toBeHidden();
  await button(page, 'Change password').click();
  await expect(page.getByText('Many people use this password')).toBeVisible();
  await expect(field(page, 'New password')).toBeFocused();
  await field(page, 'New password').fill(NEW);
  await button(page, 'Change password').click();
  await expect(announcement(page)).toContainText('Your password is changed.');
});

test('password managers and paste are welcome', async ({ page, member }) => {
  await signInDirectly(page, member);
  await page.goto('/settings/account/password');
  await expect(field(page, 'Current password')).toHaveAttribute('autocomplete', 'current-password');
  for (const name of ['New password', 'Confirm password'])
    await expect(field(page, name)).toHaveAttribute('autocomplete', 'new-password');
  await expect(page.locator('input[autocomplete="username"]')).toHaveValue(member.email);
  const password = field(page, 'New password');
  await password.evaluate((element: HTMLInputElement, text) => {
    element.focus();
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const isKept = element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
    if (isKept) document.execCommand('insertText', false, text);
  }, NEW);
  await expect(password).toHaveValue(NEW);
});

test('SEC-57 an email is changed by a code at the new address, and the old mailbox takes it back', async ({
  page,
  memberWithPhone,
  mailbox,
  system,
  consoleErrors,
}) => {
  for (const status of [401, 403, 422]) consoleErrors.expectRefusal(status);
  const to = newEmailOf(memberWithPhone);
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/account');
  await button(page, 'Change email').click();
  await expect(page.getByText(`Your email is ${memberWithPhone.email}.`)).toBeVisible();
  await answerAsIfStale(page, '/api/account/email');
  await field(page, 'New email').fill(to);
  await button(page, 'Send').click();
  await memberWithPhone.confirmPassword();
  await expect(page.getByText(`We sent a code to ${to}.`)).toBeVisible();

  const code = await mailbox.latestCode({ to });
  // A reload comes back to the code.
  await page.reload();
  await page.getByLabel('Verification code').fill(code === '000000' ? '000001' : '000000');
  await expect(page.getByRole('alert')).toContainText('4 tries left.');
  await page.getByLabel('Verification code').fill(code);
  await expect(page).toHaveURL('/settings/account');
  await expect(page.getByText(`You sign in with ${to} from now on.`)).toBeVisible();
  await expect(page.getByRole('button', { name: to })).toBeVisible();

  await page.goto(await mailbox.latestLink({ to: memberWithPhone.email, matching: /\/undo\/email-changed#/ }));
  await expect(page.getByRole('heading', { name: 'Take your account back' })).toBeVisible();
  await button(page, "This wasn't me").click();
  await expect(page.getByRole('heading', { name: 'That is undone' })).toBeFocused();
  expect((await page.request.get(`${system.consoleOrigin}/api/session`)).status()).toBe(401);
});

test('SEC-57 who came in by a mailbox proves the phone before the email is changed', async ({
  page,
  memberWithPhone,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  const to = newEmailOf(memberWithPhone);
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  const signInCode = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'sign-in' });
  await page.getByLabel('Verification code').fill(signInCode);
  await expect(page).toHaveURL('/');
  await askForCode(page, to);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Verification code').fill(await memberWithPhone.authenticatorApp.nextCode());
  await expect(page.getByText(`We sent a code to ${to}.`)).toBeVisible();
  await page.getByLabel('Verification code').fill(await mailbox.latestCode({ to }));
  await expect(page.getByText(`You sign in with ${to} from now on.`)).toBeVisible();
});

test('SEC-03 an email that has an account looks like any other; only its mailbox is told', async ({
  page,
  member,
  mailbox,
  system,
}) => {
  const owned = takeAccount(system.takenAccounts);
  await signInDirectly(page, member);
  await askForCode(page, owned);
  await expect(page.getByText(`We sent a code to ${owned}.`)).toBeVisible();
  const mail = await mailbox.latestMail({ to: owned, purpose: /entered for another account/ });
  expect(mail.text).not.toMatch(/^\s*\d{6}\s*$/m);
  expect(mail.text).not.toContain(member.email);
});

test('a mistyped email is corrected at once', async ({ page, member, mailbox }) => {
  await signInDirectly(page, member);
  const to = newEmailOf(member);
  await askForCode(page, `mistyped-${to}`);
  await expect(page.getByText(`We sent a code to mistyped-${to}.`)).toBeVisible();
  await button(page, 'Use another email').click();
  await field(page, 'New email').fill(to);
  await button(page, 'Send').click();
  await page.getByLabel('Verification code').fill(await mailbox.latestCode({ to }));
  await expect(page.getByText(`You sign in with ${to} from now on.`)).toBeVisible();
});

test('another tab of this browser follows', async ({ page, context, member, mailbox }) => {
  await signInDirectly(page, member);
  const to = newEmailOf(member);
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('button', { name: member.email })).toBeVisible();
  await askForCode(page, to);
  await page.getByLabel('Verification code').fill(await mailbox.latestCode({ to }));
  await expect(page.getByText(`You sign in with ${to} from now on.`)).toBeVisible();
  await expect(other.getByRole('button', { name: to })).toBeVisible();
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  const expectNoSidewaysScrolling = async (page: Page) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  test('password and email are changed', async ({ page, member, mailbox }) => {
    const to = newEmailOf(member);
    await signInDirectly(page, member);
    await page.goto('/settings/account');
    await expectNoSidewaysScrolling(page);
    await button(page, '修改密码').tap();
    await field(page, '当前密码').fill(member.password);
    await field(page, '新密码').fill(NEW);
    await field(page, '确认密码').fill(NEW);
    await expectNoSidewaysScrolling(page);
    await button(page, '修改密码').tap();
    await expect(announcement(page)).toContainText('密码已修改');

    await button(page, '更改邮箱').tap();
    await field(page, '新邮箱').fill(to);
    await button(page, '发送').tap();
    const code = await mailbox.latestCode({ to, purpose: /确认邮箱验证码/ });
    await expectNoSidewaysScrolling(page);
    await page.getByLabel('验证码').fill(code);
    await expect(page.getByText(`从现在起，请使用 ${to} 登录。`)).toBeVisible();
    await page.goto(await mailbox.latestLink({ to: member.email, matching: /\/undo\/email-changed#/ }));
    await expect(page.getByRole('heading', { name: '找回你的账号' })).toBeVisible();
    await expectNoSidewaysScrolling(page);
  });
});

test('keys are enough to change the password', async ({ page, member }) => {
  await signInDirectly(page, member);
  await page.goto('/settings/account/password');
  await field(page, 'Current password').focus();
  await page.keyboard.type(member.password);
  for (const typed of [NEW, NEW]) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(typed);
  }
  await page.keyboard.press('Enter');
  await expect(announcement(page)).toContainText('Your password is changed.');
});
