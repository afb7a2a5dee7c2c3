import type { Locator, Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { signInElsewhere } from '../kit/fixtures/sign-in-elsewhere.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const SESSIONS = '/settings/sessions';

const section = (page: Page, name: string): Locator => page.getByRole('region', { name });
const rowsOf = (page: Page, name: string): Locator => section(page, name).getByRole('listitem');
const signedIn = 'Where you are signed in';
const known = 'Known browsers';

test('a session on another device is signed out, and that device is told', async ({
  page,
  memberWithPhone,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  const elsewhere = await openAnotherBrowser();
  await memberWithPhone.on(elsewhere).signIn();
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('link', { name: 'Sessions' }).click();
  await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeFocused();

  const rows = rowsOf(page, signedIn);
  // The phone was activated from a third browser, which has not signed out.
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('This one');
  await expect(rows.first()).toContainText('password and authenticator app');
  await expect(rows.first().getByRole('button')).toHaveCount(0);

  const own = rows.filter({ hasText: 'Chrome' }).filter({ hasNotText: 'This one' });
  await own.getByRole('button', { name: /^Sign out Chrome on / }).click();
  await expect(announcement(page)).toHaveText(/^Chrome on .+ is signed out\.$/);
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole('heading', { name: signedIn })).toBeFocused();

  await elsewhere.getByRole('link', { name: 'Settings' }).click();
  await expect(elsewhere).toHaveURL((url) => url.pathname === '/sign-in');
  await expect(elsewhere.getByText('Your session has ended.')).toBeVisible();
});

test('signing out everywhere else asks for the password after a while, says how many, and mails the owner', async ({
  page,
  member,
  mailbox,
  system,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  for (const browser of ['Safari on iOS', 'Firefox on Windows'] as const)
    await signInElsewhere(member, browser, system.consoleOrigin);
  await signInDirectly(page, member);
  await page.goto(SESSIONS);
  await answerAsIfStale(page, '/api/sessions/end-others');
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  const dialog = page.getByRole('dialog', { name: "Confirm it's you" });
  await dialog.getByLabel('Password', { exact: true }).fill(member.password);
  await dialog.getByRole('button', { name: 'Confirm' }).click();

  await expect(announcement(page)).toHaveText('2 other sessions were ended.');
  await expect(rowsOf(page, signedIn)).toHaveCount(1);
  await expect(section(page, signedIn)).toContainText('You are signed in nowhere else.');
  await expect(page.getByRole('heading', { name: signedIn })).toBeFocused();
  const notice = await mailbox.latestMail({ to: member.email, purpose: /Every other session was ended/ });
  expect(notice.text).toContain('Settings, Sessions');
});

test('a session that has ended meanwhile is said to have, and leaves the list', async ({
  page,
  member,
  system,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(404);
  await signInElsewhere(member, 'Safari on iOS', system.consoleOrigin);
  await signInDirectly(page, member);
  await page.goto(SESSIONS);
  const end = page.getByRole('button', { name: 'Sign out Safari on iOS' });
  await expect(end).toBeVisible();
  // From another tab of this browser.
  await page.request.post('/api/sessions/end-others', { data: {}, headers: { origin: system.consoleOrigin } });
  await end.click();
  await expect(page.getByRole('alert')).toHaveText('That session has ended already.');
  await expect(end).toBeHidden();
  await expect(page.getByRole('heading', { name: signedIn })).toBeFocused();
});

test('browsers are forgotten, one and then all, and everybody stays signed in', async ({ page, member, system }) => {
  for (const browser of ['Safari on iOS', 'An unknown browser'] as const)
    await signInElsewhere(member, browser, system.consoleOrigin);
  await signInDirectly(page, member);
  await page.goto(SESSIONS);
  await expect(section(page, known)).toContainText('None skips a step of the sign-in.');
  const rows = rowsOf(page, known);
  await expect(rows).toHaveCount(3);
  await page.getByRole('button', { name: 'Forget An unknown browser' }).click();
  await expect(announcement(page)).toHaveText('An unknown browser is forgotten.');
  await expect(rows).toHaveCount(2);

  await page.getByRole('button', { name: 'Forget all' }).click();
  await expect(announcement(page)).toHaveText(/this one too\. You stay signed in\.$/);
  await expect(rows).toHaveCount(0);
  await expect(page.getByRole('heading', { name: known })).toBeFocused();
  await expect(rowsOf(page, signedIn)).toHaveCount(3);
});

test('a failure leaves the row, the focus and a sentence', async ({ page, member, system, consoleErrors }) => {
  consoleErrors.expectNoConnection();
  await signInElsewhere(member, 'Safari on iOS', system.consoleOrigin);
  await signInDirectly(page, member);
  await page.goto(SESSIONS);
  await page.route('**/api/sessions/end', (route) => route.abort());
  const end = page.getByRole('button', { name: 'Sign out Safari on iOS' });
  await end.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(end).toBeFocused();
  await page.unroute('**/api/sessions/end');
  await end.click();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(rowsOf(page, signedIn)).toHaveCount(1);
});

test('with the keyboard alone', async ({ page, member, system }) => {
  for (const browser of ['Safari on iOS', 'Firefox on Windows'] as const)
    await signInElsewhere(member, browser, system.consoleOrigin);
  await signInDirectly(page, member);
  await page.goto(SESSIONS);
  const first = page.getByRole('button', { name: /^Sign out \S+ on / }).first();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(rowsOf(page, signedIn)).toHaveCount(2);
  // The focus is at the head of the list, so that its next button is one key away.
  await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await page.keyboard.press('Space');
  await expect(section(page, signedIn)).toContainText('You are signed in nowhere else.');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Forget \S+ on / }).first()).toBeFocused();
});

test.describe('on a phone, in Chinese', () => {
  test.use({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the other sessions are signed out', async ({ page, member, system }) => {
    await signInElsewhere(member, 'Firefox on Windows', system.consoleOrigin);
    await signInDirectly(page, member);
    await page.goto(SESSIONS);
    await expect(page.getByText('Windows 上的 Firefox').first()).toBeVisible();
    await page.getByRole('button', { name: '退出其他所有会话' }).tap();
    await expect(announcement(page)).toHaveText('已退出 1 个其他会话。');
    await expect(page.getByText('没有其他已登录的会话。')).toBeVisible();
  });
});
