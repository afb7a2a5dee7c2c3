import type { Page } from '@playwright/test';
import { sendCodeByEmail, useAuthenticatorInstead } from '../kit/fixtures/email-code.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

declare global {
  interface Window {
    askedAt: number[];
    unanswered: number;
  }
}

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
    await useAuthenticatorInstead(page);
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

  /** Has the page note, by its own clock, when it asks what became of the code. */
  const noteQuestions = (page: Page, path: string) =>
    page.addInitScript((path) => {
      const { fetch } = window;
      window.askedAt = [];
      window.unanswered = 0;
      window.fetch = (...request) => {
        const { method, url } = new Request(...request);
        if (method !== 'GET' || new URL(url).pathname !== path) return fetch(...request);
        window.askedAt.push(Date.now());
        window.unanswered += 1;
        return fetch(...request).finally(() => {
          window.unanswered -= 1;
        });
      };
    }, path);

  test('the screen asks every three seconds, and no more once it has arrived', async ({
    page,
    memberWithPhone,
    mailbox,
    sayOfMail,
  }) => {
    await page.clock.install();
    await noteQuestions(page, '/api/sign-in/challenge');
    await memberWithPhone.enterPassword();
    await sendCodeByEmail(page);
    await expect(note(page, SPAM_HINT)).toBeVisible();
    const mail = await mailbox.latestMail({ to: memberWithPhone.email, purpose: 'sign-in' });
    const askedAt = () => page.evaluate(() => window.askedAt);
    await expect.poll(async () => (await askedAt()).length, 'that it has begun to ask').toBeGreaterThan(0);
    await page.clock.pauseAt(Date.now() + 60_000);
    const before = (await askedAt()).length;
    const inTime = <Result>(look: () => Promise<Result>) =>
      expect.poll(
        async () => {
          // While an answer is awaited the page does not ask again, however much time passes.
          if ((await page.evaluate(() => window.unanswered)) === 0) await page.clock.runFor(500);
          return look();
        },
        { intervals: [100] },
      );
    const showsInTime = (text: string) => inTime(() => note(page, text).isVisible()).toBe(true);

    await sayOfMail(mail, 'email.delivery_delayed');
    await showsInTime(DELAYED);
    await inTime(async () => (await askedAt()).length).toBeGreaterThan(before + 2);
    await sayOfMail(mail, 'email.delivered');
    await showsInTime(DELIVERED);
    const times = (await askedAt()).slice(before);
    const between = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(between.length).toBeGreaterThanOrEqual(2);
    expect(between, `asked at ${times}`).toEqual(between.map(() => 3_000));
    await page.clock.runFor(60_000);
    expect(await askedAt()).toHaveLength(before + times.length);
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
