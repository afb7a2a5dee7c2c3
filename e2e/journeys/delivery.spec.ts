import type { Page, Request } from '@playwright/test';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const inChinese = (page: Page, url = '') => page.context().addCookies([{ name: 'language', value: 'zh-CN', url }]);

const note = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

const SPAM_HINT = 'Nothing there after a minute? Look in the spam folder too.';
const DELIVERED = 'Delivered. If you do not see it in your inbox, look in the spam folder.';
const DELAYED = 'Your mailbox has not taken the email yet. It is tried again for a while.';

test('a code that has arrived: the screen says so', async ({ page, memberWithPhone }) => {
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  await expect(note(page, DELIVERED)).toBeVisible();
  await page.reload();
  await expect(note(page, DELIVERED)).toBeVisible();
});

test('a code that has arrived, in Chinese', async ({ page, memberWithPhone, baseURL }) => {
  await memberWithPhone.enterPassword();
  await inChinese(page, baseURL);
  await page.goto('/sign-in/verify/email');
  await page.getByRole('button', { name: '发送' }).click();
  await expect(note(page, '邮件已送达。如果收件箱中没有，请查看垃圾邮件文件夹。')).toBeVisible();
});

test.describe('a mailbox that refuses the code', () => {
  test.use({ fate: 'bounced' });

  test('the screen says what to use instead', async ({ page, memberWithPhone, authenticatorApp }) => {
    await memberWithPhone.enterPassword();
    await sendCodeByEmail(page);
    const refused = 'Your mailbox refused the email. Use another way, such as a recovery code.';
    await expect(note(page, refused)).toBeVisible();
    await page.getByRole('link', { name: 'Use Google Authenticator instead' }).click();
    await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
    await expect(page).toHaveURL('/');
  });

  test('the same in Chinese', async ({ page, memberWithPhone, baseURL }) => {
    await memberWithPhone.enterPassword();
    await inChinese(page, baseURL);
    await page.goto('/sign-in/verify/email');
    await page.getByRole('button', { name: '发送' }).click();
    await expect(note(page, '你的邮箱拒收了这封邮件。请使用其他方式，例如恢复码。')).toBeVisible();
  });

  test('a deactivation says so, and two-factor authentication stays on', async ({ page, memberWithPhone }) => {
    await signInDirectly(page, memberWithPhone);
    await page.goto('/settings/two-factor');
    await page.getByRole('button', { name: 'Deactivate' }).click();
    await expect(
      note(page, 'Your mailbox refused the email. Check that it takes email, then send a new code.'),
    ).toBeVisible();
    await page.goto('/settings/two-factor');
    await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  });
});

test.describe('a code of which nothing is heard at first', () => {
  test.use({ fate: 'unheard' });

  /** When the page asks what became of the code. */
  function questionsOf(page: Page, path: string): Request[] {
    const asked: Request[] = [];
    page.on('request', (request) => {
      if (request.method() === 'GET' && new URL(request.url()).pathname === path) asked.push(request);
    });
    return asked;
  }

  test('the screen asks every three seconds, and no more once it has arrived', async ({
    page,
    memberWithPhone,
    mailbox,
    sayOfMail,
  }) => {
    await page.clock.install();
    await memberWithPhone.enterPassword();
    await sendCodeByEmail(page);
    await expect(note(page, SPAM_HINT)).toBeVisible();
    const asked = questionsOf(page, '/api/sign-in/challenge');
    const mail = await mailbox.latestMail({ to: memberWithPhone.email, purpose: 'sign-in' });
    await expect.poll(() => asked.length, 'that it asks before the clock stands still').toBeGreaterThan(0);
    await page.clock.pauseAt(Date.now() + 60_000);
    await Promise.all(asked.splice(0).map((question) => question.response()));
    const passes = async (milliseconds: number) => {
      const answered = page.waitForResponse('**/api/sign-in/challenge');
      await page.clock.runFor(milliseconds);
      await answered;
    };
    // Rendering waits for timers too, which stand still.
    const shows = (text: string) =>
      expect
        .poll(async () => {
          await page.clock.runFor(1);
          return note(page, text).isVisible();
        })
        .toBe(true);

    await sayOfMail(mail, 'email.delivery_delayed');
    await passes(3_000);
    await shows(DELAYED);
    await page.clock.runFor(2_800);
    expect(asked).toHaveLength(1);
    await sayOfMail(mail, 'email.delivered');
    await passes(3_000);
    await shows(DELIVERED);
    expect(asked).toHaveLength(2);
    await page.clock.runFor(60_000);
    expect(asked).toHaveLength(2);
  });

  test('a deactivation asks as well', async ({ page, memberWithPhone, mailbox, sayOfMail }) => {
    await signInDirectly(page, memberWithPhone);
    await page.goto('/settings/two-factor');
    await page.getByRole('button', { name: 'Deactivate' }).click();
    await expect(note(page, SPAM_HINT)).toBeVisible();
    const mail = await mailbox.latestMail({ to: memberWithPhone.email, purpose: 'deactivation' });
    await sayOfMail(mail, 'email.delivered');
    await expect(note(page, DELIVERED)).toBeVisible();
  });
});
