import type { Locator, Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { exhaustAttempts } from '../kit/fixtures/exhaust-attempts.ts';
import { bodiesSentTo } from '../kit/fixtures/sent-bodies.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { goToWizardStep, saveRecoveryCodes, scanInWizard } from '../kit/fixtures/wizard.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A network that answers when it is told to. */
async function holdBack(page: Page, path: string): Promise<() => void> {
  const letGo = Promise.withResolvers<void>();
  await page.route(`**${path}`, async (route) => {
    await letGo.promise;
    await route.continue();
  });
  return letGo.resolve;
}

test('signing in and verifying: twice Enter and a double click send once', async ({
  page,
  memberWithPhone,
  authenticatorApp,
}) => {
  const passwords = bodiesSentTo(page, '/api/sign-in');
  const codes = bodiesSentTo(page, '/api/sign-in/challenge/verify');
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(memberWithPhone.email);
  await page.getByLabel('Password', { exact: true }).fill(memberWithPhone.password);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Verification code');
  await expect(field).toBeVisible();
  expect(passwords).toHaveLength(1);

  const code = await authenticatorApp.nextCode();
  const goOn = await holdBack(page, '/api/sign-in/challenge/verify');
  await field.fill(code);
  await page.keyboard.press('Enter');
  // Past Playwright, which would wait until the button takes clicks.
  await button(page, 'Verify').dblclick({ force: true });
  goOn();
  await expect(page).toHaveURL('/');
  expect(codes).toEqual([{ factor: 'authenticator', code }]);
});

test('signing in, sending and cancelling: a double click sends once', async ({ page, memberWithPhone }) => {
  const passwords = bodiesSentTo(page, '/api/sign-in');
  const sent = bodiesSentTo(page, '/api/sign-in/challenge/email-code');
  const ended: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'DELETE') ended.push(request.url());
  });
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(memberWithPhone.email);
  await page.getByLabel('Password', { exact: true }).fill(memberWithPhone.password);
  await button(page, 'Sign in').dblclick();
  await page.getByRole('link', { name: 'Get a verification code by email' }).click();
  await button(page, 'Send').dblclick();
  await expect(page.getByLabel('Verification code')).toBeVisible();
  await button(page, 'Cancel').dblclick();
  await expect(page).toHaveURL('/sign-in');
  expect([passwords.length, sent.length, ended.length]).toEqual([1, 1, 1]);
});

test('resending: a double click sends once', async ({ page, memberWithPhone, consoleErrors }) => {
  consoleErrors.expectRefusal(429);
  await page.clock.install();
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  await expect(page.getByText(/You can have a new code in (1:00|0:5\d)/)).toBeVisible();
  await page.clock.fastForward('01:02');
  const sent = bodiesSentTo(page, '/api/sign-in/challenge/email-code');
  await button(page, 'Resend').dblclick();
  // The server's minute is not over, and it says so.
  await expect.poll(() => sent.length).toBe(1);
});

test('activating and deactivating: a double click sends once', async ({ page, member, authenticatorApp, mailbox }) => {
  const sentTo = (path: string) => {
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && new URL(request.url()).pathname === path) posts.push(path);
    });
    return posts;
  };
  const [begun, confirmed] = ['', '/confirm'].map((end) => sentTo(`/api/two-factor/activation${end}`));
  const [sent, deactivated] = ['', '/confirm'].map((end) => sentTo(`/api/two-factor/deactivation${end}`));
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Get the app');
  await button(page, 'Continue').dblclick();
  await expect(page.getByRole('heading', { name: 'Scan the QR code' })).toBeVisible();
  await scanInWizard(page, authenticatorApp);
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await page.keyboard.press('Enter');
  await saveRecoveryCodes(page);
  await page.keyboard.press('Enter');
  await button(page, 'Deactivate').dblclick();
  const code = await mailbox.latestCode({ to: member.email, purpose: 'deactivation' });
  await page.getByLabel('Verification code').fill(code);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
  expect([begun, confirmed, sent, deactivated].map((posts) => posts?.length)).toEqual([1, 1, 1, 1]);
});

test('asking for a link: the second of two clicks is none, even when the first was answered', async ({
  page,
  member,
  system,
  consoleErrors,
}, { workerIndex }) => {
  consoleErrors.expectRefusal(429);
  await exhaustAttempts(member.email, system.consoleOrigin, workerIndex);
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await button(page, 'Sign in').click();
  const asked = bodiesSentTo(page, '/api/sign-in/unlock');
  await button(page, 'Send me a link').click();
  const again = button(page, 'Send another link');
  await again.hover();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await again.click();
  await expect(again).not.toHaveAttribute('aria-disabled');
  await expect.poll(() => asked.length).toBe(2);
});

test('signing out: two requests at once are one', async ({ page, member }) => {
  await member.signIn();
  await expect(page.getByRole('button', { name: member.email })).toBeVisible();
  const ended: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'DELETE') ended.push(request.url());
  });
  const goOn = await holdBack(page, '/api/session');
  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  goOn();
  await expect(page).toHaveURL('/sign-in');
  expect(ended).toHaveLength(1);
});

const sizeOf = async (control: Locator) => {
  const box = await control.boundingBox();
  return box && [box.x, box.y, box.width, box.height].map(Math.round);
};

for (const { language, submit, email, password } of [
  { language: 'en', submit: 'Sign in', email: 'Email', password: 'Password' },
  { language: 'zh-CN', submit: '登录', email: '邮箱', password: '密码' },
]) {
  test(`a button that waits keeps its place and size, at 320 px in ${language}`, async ({
    page,
    context,
    member,
    baseURL,
    consoleErrors,
  }) => {
    consoleErrors.expectRefusal(422);
    await page.setViewportSize({ width: 320, height: 640 });
    await context.addCookies([{ name: 'language', value: language, url: baseURL ?? '' }]);
    await page.goto('/sign-in');
    await page.getByLabel(email).fill(member.email);
    await page.getByLabel(password, { exact: true }).fill('not-the-right-password');
    const wait = button(page, submit);
    const atRest = await sizeOf(wait);
    const goOn = await holdBack(page, '/api/sign-in');
    await wait.click();
    await expect(wait).toHaveAttribute('aria-disabled', 'true');
    expect(await sizeOf(wait)).toEqual(atRest);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    goOn();
    await expect(page.getByRole('alert')).toBeVisible();
    expect((await sizeOf(wait))?.slice(2)).toEqual(atRest?.slice(2));
  });
}

test('what takes long says so quietly, and moves nothing', async ({ page, member }) => {
  await page.clock.install();
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  const goOn = await holdBack(page, '/api/sign-in');
  const wait = button(page, 'Sign in');
  await wait.click();
  await expect(wait).toHaveAttribute('aria-disabled', 'true');
  const before = await sizeOf(wait);
  await expect(page.getByRole('status')).toHaveCount(0);
  await page.clock.fastForward(4_000);
  await expect(announcement(page)).toHaveText('Still working. This takes longer than usual.');
  expect(await sizeOf(wait)).toEqual(before);
  goOn();
  await expect(page).toHaveURL('/');
  await expect(page.getByText('Still working.')).toHaveCount(0);
});

test('what takes long while a dialog is open says so inside it, where it can be read', async ({
  page,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  await page.clock.install();
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Get the app');
  await answerAsIfStale(page, '/api/two-factor/activation');
  await button(page, 'Continue').click();
  const dialog = page.getByRole('dialog', { name: "Confirm it's you" });
  await dialog.getByLabel('Password', { exact: true }).fill(member.password);
  const goOn = await holdBack(page, '/api/step-up');
  await page.keyboard.press('Enter');
  await expect(button(page, 'Confirm')).toHaveAttribute('aria-disabled', 'true');
  await page.clock.fastForward(4_000);
  await expect(announcement(dialog)).toHaveText('Still working. This takes longer than usual.');
  goOn();
  await expect(page.getByRole('heading', { name: 'Scan the QR code' })).toBeVisible();
});

test('a page that comes late takes the focus, unless somebody has tabbed on meanwhile', async ({ page, member }) => {
  // Before the first page, which fetches what is likely to come next.
  const goOn = await holdBack(page, '/assets/two-factor-page*.js');
  await member.signIn();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Help' })).toBeFocused();
  goOn();
  await expect(button(page, 'Activate')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Help' })).toBeFocused();

  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
