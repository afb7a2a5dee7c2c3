import type { Mailbox } from '@countersign/playwright';
import { type Page, request } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { bffApi } from '../kit/fixtures/bff-api.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const PASSWORD = 'seven otters juggle warm pebbles';

const newEmail = () => `${crypto.randomUUID()}@example.com`;
const linkTo = (mailbox: Mailbox, to: string) => mailbox.latestLink({ to, matching: /\/invitation#/ });

/** The link that a sign-up of this address is mailed. */
async function askForLink(mailbox: Mailbox, email: string, origin: string): Promise<string> {
  const context = await request.newContext();
  expect((await bffApi(context, origin).post('/api/sign-up', { email })).status()).toBe(204);
  await context.dispose();
  return linkTo(mailbox, email);
}

async function choosePassword(page: Page, password: string, confirmation = password): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('Confirm password').fill(confirmation);
  await page.getByRole('button', { name: 'Create account' }).click();
}

test('somebody signs up, sets a password, is in, and is asked to activate', async ({
  page,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(410);
  const email = newEmail();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
  await page.getByLabel('Email').fill(` ${email}`);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(announcement(page)).toContainText(`An email is on its way to ${email}`);
  const link = await linkTo(mailbox, email);
  expect(new URL(link).pathname).toBe('/invitation');

  await page.goto(link);
  await expect(page.getByRole('heading', { name: /^Welcome to/ })).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(email);
  await choosePassword(page, PASSWORD);
  await expect(page).toHaveURL('/settings/two-factor/activate');
  await expect(page.getByRole('heading', { name: 'Get the app' })).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await expect(page.getByText('If you have set your password, sign in with it.')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the sign-in' }).click();
  await expect(page).toHaveURL('/');
});

test('an address that has an account is told so in its mailbox, and the page says what it says to everybody', async ({
  page,
  member,
  mailbox,
}) => {
  await page.goto('/sign-up');
  await page.getByLabel('Email').fill(member.email);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(announcement(page)).toContainText(`An email is on its way to ${member.email}`);
  const mail = await mailbox.latestMail({ to: member.email, purpose: /already/ });
  expect(mail.text).not.toContain('/invitation');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await member.signIn();
  await expect(page).toHaveURL('/');
});

test('a scanner that follows the link, or looks at its page, uses nothing up', async ({ page, mailbox, system }) => {
  const link = await askForLink(mailbox, newEmail(), system.consoleOrigin);
  const scanner = await request.newContext();
  for (const method of ['GET', 'HEAD']) expect((await scanner.fetch(link, { method })).status()).toBe(200);
  await scanner.dispose();
  for (let looks = 0; looks < 3; looks += 1) {
    await page.goto('/sign-in');
    await page.goto(link);
    await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible();
  }
  await choosePassword(page, PASSWORD);
  await expect(page).toHaveURL('/settings/two-factor/activate');
});

test('a password that may not be set says why beside its field, and the link stays good', async ({
  page,
  mailbox,
  system,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  const email = newEmail();
  await page.goto(await askForLink(mailbox, email, system.consoleOrigin));
  const password = page.getByLabel('New password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(password).toHaveAccessibleDescription(/Enter a new password/);
  await expect(password).toBeFocused();
  await choosePassword(page, PASSWORD, `${PASSWORD}!`);
  await expect(page.getByLabel('Confirm password')).toHaveAccessibleDescription(/The two are not the same/);
  for (const [poor, why] of [
    ['fourteen chars', 'too short'],
    ['passwordpassword', 'among the first'],
    [email, 'easily guessed from your email'],
  ] as const) {
    await choosePassword(page, poor);
    await expect(password).toHaveAccessibleDescription(new RegExp(why));
    await expect(password).toBeFocused();
  }
  await password.fill(PASSWORD);
  await expect(password).not.toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Show what is typed' }).first().click();
  await expect(password).toHaveAttribute('type', 'text');
  await expect(page.getByLabel('Confirm password')).toBeHidden();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL('/settings/two-factor/activate');
});

test('the password manager is told which password belongs to which address, and pasting is welcome', async ({
  page,
  mailbox,
  system,
}) => {
  await page.goto(await askForLink(mailbox, newEmail(), system.consoleOrigin));
  await expect(page.getByLabel('Email')).toHaveAttribute('autocomplete', 'username');
  for (const label of ['New password', 'Confirm password']) {
    const field = page.getByLabel(label);
    await expect(field).toHaveAttribute('autocomplete', 'new-password');
    await field.focus();
    await page.evaluate((text) => document.execCommand('insertText', false, text), PASSWORD);
    await expect(field).toHaveValue(PASSWORD);
  }
});

test('a link that was cut off says so, and is not sent', async ({ page }) => {
  let isAsked = false;
  await page.route('**/api/invitation', (route) => {
    isAsked = true;
    return route.abort();
  });
  for (const path of ['/invitation', '/invitation#c3V0IG9mZg']) {
    await page.goto(path);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  }
  expect(isAsked).toBe(false);
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('somebody signs up, sets a password, is in, and is asked to activate', async ({ page, mailbox }) => {
    const email = newEmail();
    await page.goto('/sign-in');
    await page.getByRole('link', { name: '创建账号' }).tap();
    await expect(page.getByRole('heading', { name: '创建账号' })).toBeVisible();
    await page.getByLabel('邮箱').fill(email);
    await page.getByRole('button', { name: '发送', exact: true }).tap();
    await expect(announcement(page)).toContainText('邮件即将送达');
    await page.goto(await linkTo(mailbox, email));
    await expect(page.getByRole('heading', { name: /^欢迎加入/ })).toBeVisible();
    await page.getByLabel('新密码').fill(PASSWORD);
    await page.getByLabel('确认密码').fill(PASSWORD);
    const button = page.getByRole('button', { name: '创建账号' });
    await expect(button).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await button.tap();
    await expect(page).toHaveURL('/settings/two-factor/activate');
  });
});

test('keys are enough to make an account', async ({ page, mailbox, system }) => {
  await page.goto(await askForLink(mailbox, newEmail(), system.consoleOrigin));
  const password = page.getByLabel('New password');
  await expect(password).toBeVisible();
  while (!(await password.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  const confirmation = page.getByLabel('Confirm password');
  while (!(await confirmation.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/settings/two-factor/activate');
});
