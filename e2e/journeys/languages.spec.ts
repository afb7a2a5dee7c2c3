import type { Page } from '@playwright/test';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const CHINESE = '简体中文';
const catalogueOf = (language: string) => `**/assets/${language}-*.js`;
const saving = '**/api/account/language';

const languageOf = (page: Page) => page.locator('html');
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const section = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name });

/** At the head of a screen that stands alone, whichever language it is in. */
const languageList = (page: Page) => page.getByRole('banner').getByRole('combobox').first();

/** In the settings, from wherever the person is. */
async function chooseInSettings(page: Page, email: string, language: string): Promise<void> {
  if (!page.url().endsWith('/settings/preferences')) {
    await page.getByRole('button', { name: email }).click();
    await page.getByRole('link', { name: 'Preferences' }).click();
  }
  await page.getByRole('radio', { name: language }).check();
}

test.describe('a browser that asks for Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('is answered in Chinese, from the first byte on', async ({ page, member }) => {
    const answer = await page.goto('/sign-in');
    expect(await answer?.text()).toContain('<html lang="zh-CN">');
    await expect(heading(page, '登录')).toBeVisible();
    await expect(page).toHaveTitle(/登录/);
    await page.getByLabel('邮箱').fill(member.email);
    await page.getByLabel('密码', { exact: true }).fill('not-the-right-password');
    await expect(languageOf(page)).toHaveAttribute('dir', 'ltr');
  });

  test('goes through the whole of it in Chinese', async ({ page, member, authenticatorApp, mailbox }) => {
    await member.signIn();
    await member.activate();
    await expect(heading(page, '双因素认证')).toBeVisible();
    await page.getByRole('button', { name: '停用' }).click();
    const code = await mailbox.latestCode({ to: member.email, purpose: 'deactivation' });
    await page.getByLabel('验证码').fill(code);
    await expect(page.getByRole('button', { name: '启用' })).toBeVisible();
    expect(authenticatorApp.hasKey()).toBe(true);
  });
});

test('a language chosen at the sign-in is spoken at once, keeps what was typed and stays', async ({ page, member }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await languageList(page).focus();
  await languageList(page).selectOption(CHINESE);
  await expect(heading(page, '登录')).toBeVisible();
  await expect(languageOf(page)).toHaveAttribute('lang', 'zh-CN');
  await expect(languageList(page)).toBeFocused();
  await expect(page.getByLabel('邮箱')).toHaveValue(member.email);
  await expect(page.getByLabel('密码', { exact: true })).toHaveValue(member.password);

  const again = await page.reload();
  expect(await again?.text()).toContain('<html lang="zh-CN">');
  await expect(heading(page, '登录')).toBeVisible();
  await member.signIn();
  await expect(languageOf(page), 'an account without a language leaves it alone').toHaveAttribute('lang', 'zh-CN');

  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.reload();
  await expect(heading(page, '登录'), 'signing out clears storage, but not this choice').toBeVisible();
});

test('a language chosen while signed in goes with the account: to other browsers, and into its mails', async ({
  page,
  memberWithPhone,
  mailbox,
  openAnotherBrowser,
}) => {
  await memberWithPhone.signIn();
  const saved = page.waitForResponse(saving);
  await chooseInSettings(page, memberWithPhone.email, CHINESE);
  await expect(section(page, '首页')).toBeVisible();
  await expect(page.getByRole('radio', { name: CHINESE }), 'whoever chooses stays where they are').toBeFocused();
  expect((await saved).status()).toBe(204);

  const other = await openAnotherBrowser();
  await memberWithPhone.on(other).enterPassword();
  await sendCodeByEmail(other);
  const mail = await mailbox.latestMail({ to: memberWithPhone.email, purpose: 'sign-in' });
  expect(mail.subject).toBe('Mini Program Platform 登录验证码');
  expect(mail.text).toContain('如果不是你本人操作');
  await other.getByLabel('Verification code').fill(/^\s*(\d{6})$/m.exec(mail.text)?.[1] ?? '');
  await expect(section(other, '首页')).toBeVisible();
  await expect(languageOf(other)).toHaveAttribute('lang', 'zh-CN');
  const next = await other.reload();
  expect(await next?.text(), 'the next page comes in it').toContain('<html lang="zh-CN">');
});

test('a language that cannot be fetched leaves the old one, and says so', async ({ page, consoleErrors }) => {
  consoleErrors.expectBrokenPage();
  await page.goto('/sign-in');
  await page.route(catalogueOf('zh-cn'), (route) => route.abort());
  await languageList(page).selectOption(CHINESE);
  await expect(page.getByRole('alert')).toContainText(`${CHINESE} could not be loaded.`);
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(languageList(page)).toHaveValue('en');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('alert')).toBeHidden();

  await page.unroute(catalogueOf('zh-cn'));
  await languageList(page).selectOption(CHINESE);
  await expect(heading(page, '登录')).toBeVisible();
});

test('of two choices the last one counts, whichever arrives first', async ({ page, member }) => {
  await member.signIn();
  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(catalogueOf('zh-cn'), async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(catalogueOf('zh-cn'));
  await chooseInSettings(page, member.email, CHINESE);
  await asked;
  const saved = page.waitForRequest(saving);
  await chooseInSettings(page, member.email, 'English');
  expect((await saved).postDataJSON()).toEqual({ language: 'en' });
  const arrived = page.waitForResponse(catalogueOf('zh-cn'));
  arrive();
  await (await arrived).finished();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(heading(page, 'Two-Factor Authentication')).toBeVisible();
  await expect(languageOf(page)).toHaveAttribute('lang', 'en');
});

test('a language that cannot be saved is spoken all the same, and the person is told', async ({
  page,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectNoConnection();
  await member.signIn();
  await page.route(saving, (route) => route.abort(), { times: 1 });
  await chooseInSettings(page, member.email, CHINESE);
  await expect(section(page, '首页')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('此语言未能保存到你的账号');

  const saved = page.waitForResponse(saving);
  await chooseInSettings(page, member.email, 'English');
  expect((await saved).status()).toBe(204);
  await expect(section(page, 'Home')).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
});

test.describe('written from right to left, on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('sign-in, settings and wizard need no sideways scrolling', async ({ page, member }) => {
    await page.goto('/sign-in');
    await expect(page.getByLabel('Email')).toBeVisible();
    await expectRoomFromRightToLeft(page);
    await member.signIn();
    await page.goto('/settings/two-factor');
    await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
    await expectRoomFromRightToLeft(page);
    await page.goto('/settings/two-factor/activate');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
    await page.getByRole('button', { name: 'Enter a text code' }).click();
    await expectRoomFromRightToLeft(page);
  });
});

async function expectRoomFromRightToLeft(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const root = document.documentElement;
    root.dir = 'rtl';
    const width = root.scrollWidth - innerWidth;
    const edges = [...document.querySelectorAll('main *')].map((element) => element.getBoundingClientRect());
    const left = Math.min(0, ...edges.map((edge) => edge.left));
    const right = Math.max(innerWidth, ...edges.map((edge) => edge.right));
    return { width, left, right: right - innerWidth };
  });
  expect(beyond, `pixels that stand out, ${page.url()}`).toEqual({ width: 0, left: 0, right: 0 });
}
