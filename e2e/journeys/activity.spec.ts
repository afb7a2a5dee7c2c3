import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { bffApi } from '../kit/fixtures/bff-api.ts';
import { beginManyActivations, intrude } from '../kit/fixtures/intruder.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const ACTIVITY = '/settings/activity';
const PAGE = 30;

const events = (page: Page) => page.getByRole('main').getByRole('listitem');
const filter = (page: Page, name: string) => page.getByRole('radio', { name });

test('what somebody with the password did stands out, with what to do about it', async ({
  page,
  memberWithPhone,
  recoveryCodes,
  system,
}) => {
  await intrude({ ...memberWithPhone, account: memberWithPhone, recoveryCodes }, system.consoleOrigin);
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeFocused();
  await expect(events(page).first()).toContainText(
    'Signed in with your password and a code of your authenticator app.',
  );
  await expect(events(page).first()).toContainText('This session');
  await expect(events(page).last()).toContainText('Your account was added.');

  await filter(page, 'What stands out').check();
  await expect(page).toHaveURL(/\?only=warnings$/);
  for (const [sentence, label, link] of [
    ['a code was entered that had been used before.', 'Used code', 'Your sessions'],
    ['a wrong code of your authenticator app was entered.', 'Wrong code', 'Your sessions'],
    ['Signed in with your password and a recovery code.', 'Recovery code', 'New recovery codes'],
  ] as const) {
    const event = events(page).filter({ hasText: sentence });
    await expect(event).toContainText('Firefox on Windows');
    await expect(event.locator('strong')).toHaveText(label);
    await expect(event.getByRole('link', { name: link })).toBeVisible();
  }
  await expect(events(page).filter({ hasText: 'Signed out' })).toHaveCount(0);

  await page.reload();
  await expect(filter(page, 'What stands out')).toBeChecked();
  await events(page).getByRole('link', { name: 'Your sessions' }).first().click();
  await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible();
});

test('a filter is chosen at once, before its events have come', async ({ page, member }) => {
  await signInDirectly(page, member);
  await page.goto(ACTIVITY);
  const signIns = filter(page, 'Sign-ins');
  // Within the page, where nothing comes between the click and the look.
  const isChosen = await signIns.evaluate((radio: HTMLInputElement) => {
    radio.click();
    return radio.checked;
  });
  expect(isChosen).toBe(true);
  await expect(page).toHaveURL(/\?only=sign-ins$/);
  await expect(signIns).toBeChecked();
});

test('more than a page, by the keyboard alone', async ({ page, member, system }) => {
  await signInDirectly(page, member);
  await beginManyActivations(bffApi(page.request, system.consoleOrigin), PAGE + 5);
  await page.goto(ACTIVITY);
  const more = page.getByRole('button', { name: 'Show more' });
  await expect(events(page)).toHaveCount(PAGE);
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(events(page).nth(PAGE)).toBeFocused();
  await expect(announcement(page.getByRole('main'))).toHaveText(`${PAGE + 7} events are shown.`);
  await expect(more).toBeHidden();
  await expect(page.getByText('Events are kept for 400 days.')).toBeVisible();

  await filter(page, 'Everything').focus();
  await page.keyboard.press('ArrowRight');
  await expect(filter(page, 'What stands out')).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(filter(page, 'Sign-ins')).toBeFocused();
  await expect(events(page)).toHaveCount(1);
  await expect(page).toHaveURL(/\?only=sign-ins$/);
});

test('a page that does not arrive is said, and asked for again', async ({ page, member, system, consoleErrors }) => {
  consoleErrors.expectRefusal(503);
  await signInDirectly(page, member);
  await beginManyActivations(bffApi(page.request, system.consoleOrigin), PAGE);
  await page.goto(ACTIVITY);
  await expect(events(page)).toHaveCount(PAGE);
  await page.route('**/api/activity?before=*', (route) => route.fulfill({ status: 503 }));
  const more = page.getByRole('button', { name: 'Show more' });
  await more.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(events(page)).toHaveCount(PAGE);
  await page.unroute('**/api/activity?before=*');
  await more.click();
  await expect(events(page).nth(PAGE)).toBeFocused();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('the file has every event, in UTC', async ({ page, member, system }) => {
  await signInDirectly(page, member);
  await beginManyActivations(bffApi(page.request, system.consoleOrigin), PAGE);
  await page.goto(`${ACTIVITY}?only=warnings`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^Account activity \d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
  expect(lines[0]).toBe(
    'at,kind,factor,is_new_browser,browser_name,browser_system,address,session_id,browser_id,request_id',
  );
  expect(lines).toHaveLength(1 + PAGE + 2 + 1);
  expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,activation-begun,/);
  await expect(page.getByRole('main').getByText('with times in UTC')).toBeVisible();
});

test.describe('in the zone of the member', () => {
  test.use({ timezoneId: 'Pacific/Kiritimati' });

  test('days and times are those of the device', async ({ page, member }) => {
    await signInDirectly(page, member);
    await page.goto(ACTIVITY);
    const time = events(page).first().getByRole('time');
    const at = await time.getAttribute('datetime');
    const [day, clock] = await page.evaluate((moment) => {
      const local = new Date(moment);
      const twoDigits = (part: number) => String(part).padStart(2, '0');
      return [String(local.getDate()), `${twoDigits(local.getHours())}:${twoDigits(local.getMinutes())}`];
    }, at ?? '');
    await expect(time).toHaveText(clock ?? '');
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toContainText(` ${day}, `);
    await expect(page.getByText('(Pacific/Kiritimati)')).toBeVisible();
  });
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('what stands out', async ({ page, memberWithPhone, recoveryCodes, system }) => {
    await intrude({ ...memberWithPhone, account: memberWithPhone, recoveryCodes }, system.consoleOrigin);
    await signInDirectly(page, memberWithPhone);
    await page.goto(ACTIVITY);
    await page.getByText('需要留意', { exact: true }).tap();
    const event = events(page).filter({ hasText: '密码正确，但随后输入的验证码此前已被使用。' });
    await expect(event).toContainText('Windows 上的 Firefox');
    await expect(event).toContainText('请修改密码');
    await event.getByRole('link', { name: '查看会话' }).tap();
    await expect(page.getByRole('heading', { name: '会话', level: 1 })).toBeVisible();
  });
});
