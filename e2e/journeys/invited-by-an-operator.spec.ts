import type { Mailbox } from '@countersign/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, type Operator, test } from '../kit/fixtures/operated.ts';

// One system for all of them, which takes some seconds to start.
test.describe.configure({ mode: 'default' });

const PASSWORD = 'seven otters juggle warm pebbles';

/** The server that runs looks about twice a minute for what is to be mailed. */
const PATIENCE = { timeout: 90_000 };

const newEmail = () => `${crypto.randomUUID()}@example.com`;
const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true });

async function invite(operator: Operator, mailbox: Mailbox, email: string, ...options: string[]): Promise<string> {
  expect(await operator.accounts('invite', email, ...options)).toContain(`Invited ${email}.`);
  return mailbox.latestLink({ to: email, matching: /\/invitation#/, ...PATIENCE });
}

async function choosePassword(page: Page): Promise<void> {
  await field(page, 'New password').fill(PASSWORD);
  await field(page, 'Confirm password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
}

async function expectGone(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await expect(page.getByText('it has expired, or it was withdrawn')).toBeVisible();
  await expect(page.getByText('Otherwise ask your administrator for a new link.')).toBeVisible();
}

test('whoever is invited sets a password, is in, and is asked to activate at once; the link is kind afterwards', async ({
  page,
  mailbox,
  operator,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(410);
  const email = newEmail();
  const link = await invite(operator, mailbox, email, '--name', 'Ann Adams');
  expect(await operator.accounts('list')).toContain(email);

  // Looking changes nothing, however often.
  for (let looks = 0; looks < 2; looks += 1) {
    await page.goto('/sign-in');
    await page.goto(link);
    await expect(page.getByText('Hello Ann Adams.')).toBeVisible();
  }
  await expect(field(page, 'Email')).toHaveValue(email);
  await choosePassword(page);
  await expect(page).toHaveURL('/settings/two-factor/activate');
  await expect(page.getByRole('heading', { name: 'Get the app' })).toBeVisible();

  const elsewhere = await openAnotherBrowser();
  await elsewhere.goto(link);
  await expectGone(elsewhere);
  await elsewhere.getByRole('button', { name: 'Go to the sign-in' }).click();
  await field(elsewhere, 'Email').fill(email);
  await field(elsewhere, 'Password').fill(PASSWORD);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere).toHaveURL('/');
});

test('an invitation that has expired says so, and a new one works', async ({
  page,
  mailbox,
  operator,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(410);
  const email = newEmail();
  const expired = await invite(operator, mailbox, email);
  await operator.passHours(email, 72);
  await page.goto(expired);
  await expectGone(page);

  await page.goto(await invite(operator, mailbox, email));
  await choosePassword(page);
  await expect(page).toHaveURL('/settings/two-factor/activate');
});

test('a withdrawn invitation says so, also on a page that is open', async ({
  page,
  mailbox,
  operator,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(410);
  const email = newEmail();
  const link = await invite(operator, mailbox, email);
  await page.goto(link);
  await expect(field(page, 'Email')).toHaveValue(email);
  expect(await operator.accounts('withdraw', email)).toContain('Withdrawn');
  await choosePassword(page);
  await expectGone(page);
  const elsewhere = await openAnotherBrowser();
  await elsewhere.goto(link);
  await expectGone(elsewhere);
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('whoever is invited sets a password, is in, and is asked to activate at once', async ({
    page,
    mailbox,
    operator,
    openAnotherBrowser,
    consoleErrors,
  }) => {
    consoleErrors.expectRefusal(410);
    const email = newEmail();
    const link = await invite(operator, mailbox, email, '--name', '王小明', '--language', 'zh-CN');
    await page.goto(link);
    await expect(page.getByText('王小明，你好！')).toBeVisible();
    await field(page, '新密码').fill(PASSWORD);
    await field(page, '确认密码').fill(PASSWORD);
    const create = page.getByRole('button', { name: '创建账号' });
    await expect(create).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await create.tap();
    await expect(page).toHaveURL('/settings/two-factor/activate');
    await expect(page.getByRole('heading', { name: '安装应用' })).toBeVisible();

    const elsewhere = await openAnotherBrowser();
    await elsewhere.goto(link);
    await expect(elsewhere.getByRole('heading', { name: '此链接已失效' })).toBeVisible();
    await expect(elsewhere.getByText('否则请联系管理员重新发送链接。')).toBeVisible();
    expect(await elsewhere.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await elsewhere.getByRole('button', { name: '前往登录' }).tap();
    await expect(elsewhere).toHaveURL('/sign-in');
  });
});
