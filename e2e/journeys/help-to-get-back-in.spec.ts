import type { Mailbox, Member } from '@countersign/playwright';
import { type Page, request } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { expect, type Operator, test } from '../kit/fixtures/operated.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';

// One system for all of them, which takes some seconds to start.
test.describe.configure({ mode: 'default' });

/** The server that runs looks about twice a minute for what is to be mailed and what is due. */
const PATIENCE = { timeout: 90_000 };

const startLink = (mailbox: Mailbox, { email }: Pick<Member, 'email'>) =>
  mailbox.latestLink({ to: email, matching: /\/recovery#/, ...PATIENCE });
const cancelLink = (mailbox: Mailbox, { email }: Pick<Member, 'email'>) =>
  mailbox.latestLink({ to: email, matching: /\/recovery\/cancel#/, ...PATIENCE });

const offerHelp = (operator: Operator, { email }: Pick<Member, 'email'>) =>
  operator.accounts('help', email, '--reason', 'lost her phone and her recovery codes');

async function startWait(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the 24-hour wait' }).click();
  await expect(page.getByRole('heading', { name: 'The wait has begun' })).toBeFocused();
}

const banner = (page: Page) =>
  page.getByRole('region', { name: 'Two-factor authentication is about to be deactivated' });

test('an owner who is signed in sees what somebody else has started, and cancels it', async ({
  page,
  openAnotherBrowser,
  memberWithPhone,
  mailbox,
  operator,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(410);
  await signInDirectly(page, memberWithPhone);
  expect(await offerHelp(operator, memberWithPhone)).toContain('Nothing has changed');
  const link = await startLink(mailbox, memberWithPhone);

  // A scanner that follows the link changes nothing.
  const scanner = await request.newContext();
  for (const method of ['GET', 'HEAD']) expect((await scanner.fetch(link, { method })).status()).toBe(200);
  await scanner.dispose();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: /^Welcome/ })).toBeVisible();
  await expect(banner(page)).toBeHidden();
  const inAnotherTab = await page.context().newPage();
  await inAnotherTab.goto('/');
  // With the last answer that this tab asks for.
  await expect(inAnotherTab.getByRole('link', { name: 'Manage two-factor authentication' })).toBeVisible();

  const elsewhere = await openAnotherBrowser();
  await elsewhere.goto(link);
  await expect(
    elsewhere.getByText('two-factor authentication is deactivated, and everybody is signed out'),
  ).toBeVisible();
  await startWait(elsewhere);
  await expect(elsewhere.getByText('Until then everything stays as it is.')).toBeVisible();

  // Nobody has to reload: who comes back to the page sees it, and so does who goes on in it.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(banner(page)).toContainText('unless you cancel it');
  await expect(banner(inAnotherTab)).toBeHidden();
  await inAnotherTab.getByRole('link', { name: 'Settings' }).click();
  await expect(banner(inAnotherTab)).toContainText('unless you cancel it');
  await inAnotherTab.close();
  await page.goto('/settings/sessions');
  await banner(page).getByRole('button', { name: 'Cancel it' }).click();
  const done = page.getByRole('region', { name: 'The recovery is cancelled' }).getByRole('status');
  await expect(done).toContainText('two-factor authentication stays active');
  await expect(done).toBeFocused();
  await page.getByRole('link', { name: 'Account', exact: true }).click();
  await page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
  await expect(banner(page)).toBeHidden();
  await mailbox.latestMail({ to: memberWithPhone.email, purpose: /The recovery was cancelled/, ...PATIENCE });

  await elsewhere.goto(link);
  await elsewhere.reload();
  await elsewhere.getByRole('button', { name: 'Start the 24-hour wait' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'This link no longer works' })).toBeFocused();
});

test('a link in the notice cancels it, once, and is kind when it is opened again', async ({
  page,
  memberWithPhone,
  mailbox,
  operator,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(410);
  await offerHelp(operator, memberWithPhone);
  const link = await startLink(mailbox, memberWithPhone);
  await page.goto(link);
  await startWait(page);
  // Once more, as people do who are not sure: it goes on, and nothing begins anew.
  await page.reload();
  await startWait(page);

  const cancelling = await cancelLink(mailbox, memberWithPhone);
  await page.goto(cancelling);
  await expect(page.getByText('If you are waiting for it, close this page')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel the recovery' }).click();
  await expect(page.getByRole('heading', { name: 'The recovery is cancelled' })).toBeFocused();
  await page.reload();
  await page.getByRole('button', { name: 'Cancel the recovery' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is left to cancel' })).toBeFocused();
  await page.getByRole('button', { name: 'Go to the sign-in' }).click();
  await memberWithPhone.signIn({ by: 'authenticator' });
  await expect(page).toHaveURL('/');
});

test('a link that was cut off says so, and is not sent', async ({ page }) => {
  let isAsked = false;
  await page.route('**/api/recovery/*', (route) => {
    isAsked = true;
    return route.abort();
  });
  for (const path of ['/recovery', '/recovery/cancel#c3V0IG9mZg']) {
    await page.goto(path);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  }
  expect(isAsked).toBe(false);
});

test('who signs in by a factor while it waits is told, and it goes on until they cancel', async ({
  page,
  memberWithPhone,
  mailbox,
  operator,
}) => {
  await offerHelp(operator, memberWithPhone);
  await page.goto(await startLink(mailbox, memberWithPhone));
  await startWait(page);
  await page.getByRole('button', { name: 'Go to the sign-in' }).click();
  await memberWithPhone.signIn({ by: 'authenticator' });
  await expect(banner(page)).toBeVisible();
  await page.reload();
  await expect(banner(page)).toBeVisible();
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('a day later the password alone opens the account again', async ({
    page,
    memberWithPhone,
    mailbox,
    operator,
  }) => {
    const { email, password } = memberWithPhone;
    await offerHelp(operator, memberWithPhone);
    await page.goto(await startLink(mailbox, memberWithPhone));
    const start = page.getByRole('button', { name: '开始 24 小时等待' });
    await expect(start).toBeInViewport({ ratio: 1 });
    await start.tap();
    await expect(page.getByRole('heading', { name: '等待已开始' })).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await mailbox.latestMail({ to: email, purpose: /双因素认证将在 24 小时后停用/, ...PATIENCE });

    await operator.passHours(email, 24);
    const done = await mailbox.latestMail({ to: email, purpose: /双因素认证已停用/, ...PATIENCE });
    expect(done.text).toMatch(/\/undo\/deactivated#/);
    await page.getByRole('button', { name: '前往登录' }).tap();
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录' }).tap();
    await expect(page).toHaveURL('/');
    await page.goto('/settings/two-factor');
    await expect(page.getByText('未启用', { exact: true })).toBeVisible();
  });

  test('a live session shows what waits, and cancels it', async ({ page, memberWithPhone, mailbox, operator }) => {
    await signInDirectly(page, memberWithPhone);
    await offerHelp(operator, memberWithPhone);
    await page.goto(await startLink(mailbox, memberWithPhone));
    await page.getByRole('button', { name: '开始 24 小时等待' }).tap();
    await expect(page.getByRole('heading', { name: '等待已开始' })).toBeVisible();
    await page.goto('/');
    const said = page.getByRole('region', { name: '双因素认证即将停用' });
    await said.getByRole('button', { name: '取消恢复' }).tap();
    await expect(announcement(page.getByRole('region', { name: '恢复已取消' }))).toContainText('双因素认证保持启用');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test('a blocked account says so after the right password only, and is let in again once it is unblocked', async ({
  page,
  memberWithPhone,
  operator,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  consoleErrors.expectRefusal(403);
  consoleErrors.expectRefusal(422);
  const { email, password } = memberWithPhone;
  await signInDirectly(page, memberWithPhone);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: /^Welcome/ })).toBeVisible();
  await operator.accounts('block', email, '--reason', 'left the company');
  await page.goto('/settings/two-factor');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(`${password}, or not`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('didn’t match');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('This account has been blocked. Ask your administrator.');
  await operator.accounts('unblock', email);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Verification code')).toBeVisible();
});
