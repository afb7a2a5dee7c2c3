import type { Mailbox, Member } from '@countersign/playwright';
import { newAuthenticatorApp, newRecoveryCodes } from '@countersign/playwright';
import { type APIRequestContext, request } from '@playwright/test';
import { activateElsewhere } from '../kit/fixtures/activated.ts';
import { answerOf, bffApi } from '../kit/fixtures/bff-api.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

interface Owner {
  member: Pick<Member, 'email' | 'password'>;
  mailbox: Mailbox;
  origin: string;
}

/** Deactivates in a session that is there, as a thief at an open computer can who reads the mailbox too. */
async function deactivateElsewhere(session: APIRequestContext, { member, mailbox, origin }: Owner): Promise<string> {
  const api = bffApi(session, origin);
  await answerOf(api.post('/api/two-factor/deactivation', {}));
  const code = await mailbox.latestCode({ to: member.email, purpose: 'deactivation' });
  await answerOf(api.post('/api/two-factor/deactivation/confirm', { code }));
  return mailbox.latestLink({ to: member.email, matching: /\/undo\/deactivated#/ });
}

/** The page's path without its token. */
const pathOf = (link: string) => new URL(link).pathname;

test('an owner takes a deactivation back, and the old authenticator signs in', async ({
  page,
  memberWithPhone,
  mailbox,
  system,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(410);
  // Everybody is signed out by it, and this page may ask who it is.
  consoleErrors.expectRefusal(401);
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  // The last that this page asks for.
  await expect(page.getByRole('region', { name: 'If somebody knew your password' })).toContainText('1 in');
  const owner = { member: memberWithPhone, mailbox, origin: system.consoleOrigin };
  const link = await deactivateElsewhere(page.request, owner);
  expect(pathOf(link)).toBe('/undo/deactivated');

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Undo the deactivation' })).toBeVisible();
  await expect(page.getByText('If it was you, close this page')).toBeVisible();
  await page.getByRole('button', { name: "This wasn't me" }).click();
  await expect(page.getByRole('heading', { name: 'That is undone' })).toBeFocused();
  await expect(page.getByText('Somebody may know your password, so it no longer works.')).toBeVisible();
  expect((await page.request.get(`${system.consoleOrigin}/api/session`)).status()).toBe(401);
  const notice = await mailbox.latestMail({ to: memberWithPhone.email, purpose: /taken back/ });
  expect(notice.text).not.toContain('http');

  await page.getByRole('link', { name: 'Set a new password' }).click();
  await expect(page).toHaveURL('/forgot-password');
  await memberWithPhone.resetPassword();
  await memberWithPhone.signIn({ by: 'authenticator' });
  await expect(page).toHaveURL('/');

  await page.goto(link);
  await page.getByRole('button', { name: "This wasn't me" }).click();
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeFocused();
  await expect(page.getByText('If you used it yourself, all is well.')).toBeVisible();
});

test('a scanner that follows the link changes nothing, and neither does looking at the page', async ({
  page,
  memberWithPhone,
  mailbox,
  system,
}) => {
  await signInDirectly(page, memberWithPhone);
  const owner = { member: memberWithPhone, mailbox, origin: system.consoleOrigin };
  const link = await deactivateElsewhere(page.request, owner);
  const scanner = await request.newContext();
  for (const method of ['GET', 'HEAD']) expect((await scanner.fetch(link, { method })).status()).toBe(200);
  await scanner.dispose();
  await page.goto(link);
  await expect(page.getByRole('button', { name: "This wasn't me" })).toBeVisible();
  await page.reload();
  await page.goto('/settings/two-factor');
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});

test('what a thief did twice is taken back twice, the newest first', async ({
  page,
  memberWithPhone,
  mailbox,
  system,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(409);
  const owner = { member: memberWithPhone, mailbox, origin: system.consoleOrigin };
  // That of the owner's own activation, which is no thief's.
  await mailbox.latestLink({ to: memberWithPhone.email, matching: /\/undo\/activated#/ });
  const thief = await request.newContext();
  const api = bffApi(thief, system.consoleOrigin);
  const { email, password } = memberWithPhone;
  await answerOf(api.post('/api/sign-in', { email, password }));
  const code = await memberWithPhone.authenticatorApp.nextCode();
  await answerOf(api.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code }));
  const first = await deactivateElsewhere(thief, owner);
  const things = { authenticatorApp: newAuthenticatorApp(), recoveryCodes: newRecoveryCodes() };
  await activateElsewhere({ email, password }, things, system.consoleOrigin);
  const second = await mailbox.latestLink({ to: memberWithPhone.email, matching: /\/undo\/activated#/ });

  await page.goto(first);
  await page.getByRole('button', { name: "This wasn't me" }).click();
  await expect(page.getByRole('heading', { name: 'Your account was changed again since' })).toBeFocused();
  await page.goto(second);
  await page.getByRole('button', { name: "This wasn't me" }).click();
  await expect(page.getByText('The app or passkey and the recovery codes that were added are gone')).toBeVisible();
  await page.goto(first);
  await page.getByRole('button', { name: "This wasn't me" }).click();
  await expect(page.getByText('Two-factor authentication is active again')).toBeVisible();
  await memberWithPhone.resetPassword();
  await memberWithPhone.signIn({ by: 'authenticator' });
  await expect(page).toHaveURL('/');
  await thief.dispose();
});

test('a link that was cut off says so, and is not sent', async ({ page }) => {
  let isAsked = false;
  await page.route('**/api/undo', (route) => {
    isAsked = true;
    return route.abort();
  });
  for (const path of ['/undo/deactivated', '/undo/moved#c3V0IG9mZg']) {
    await page.goto(path);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  }
  expect(isAsked).toBe(false);
  await page.getByRole('button', { name: 'Go to the sign-in' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto('/undo/everything');
  await expect(page.getByText('There is no page at this address')).toBeVisible();
});

test('a sign-out in another tab leaves the page and its token where they are', async ({
  page,
  context,
  memberWithPhone,
  mailbox,
  system,
}) => {
  await signInDirectly(page, memberWithPhone);
  const owner = { member: memberWithPhone, mailbox, origin: system.consoleOrigin };
  const link = await deactivateElsewhere(page.request, owner);
  await page.goto(link);
  await expect(page.getByRole('button', { name: "This wasn't me" })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/');
  await memberWithPhone.on(other).signOut();
  await expect(page).toHaveURL(link);
  await page.getByRole('button', { name: "This wasn't me" }).click();
  await expect(page.getByRole('heading', { name: 'That is undone' })).toBeVisible();
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('an owner takes a deactivation back', async ({ page, memberWithPhone, mailbox, system }) => {
    await signInDirectly(page, memberWithPhone);
    const owner = { member: memberWithPhone, mailbox, origin: system.consoleOrigin };
    await page.goto(await deactivateElsewhere(page.request, owner));
    await expect(page.getByRole('heading', { name: '撤销停用' })).toBeVisible();
    const button = page.getByRole('button', { name: '这不是我本人操作' });
    await expect(button).toBeInViewport({ ratio: 1 });
    await button.tap();
    await expect(page.getByRole('heading', { name: '已撤销' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test('keys are enough to take a change back', async ({ page, memberWithPhone, mailbox, system }) => {
  await signInDirectly(page, memberWithPhone);
  const owner = { member: memberWithPhone, mailbox, origin: system.consoleOrigin };
  await page.goto(await deactivateElsewhere(page.request, owner));
  const button = page.getByRole('button', { name: "This wasn't me" });
  await expect(button).toBeVisible();
  while (!(await button.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'That is undone' })).toBeVisible();
  const onward = page.getByRole('link', { name: 'Set a new password' });
  while (!(await onward.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/forgot-password');
});
