import type { Page } from '@playwright/test';
import { fetchedFiles, namedFiles, saveData, untilIdle } from '../kit/fixtures/fetched-files.ts';
import { expect, test } from '../kit/fixtures/test.ts';

/** The files of these screens, sorted. */
async function filesOf(page: Page, ...paths: string[]): Promise<string[]> {
  const pages = await Promise.all(paths.map(async (path) => (await page.request.get(path)).text()));
  return [...new Set(pages.flatMap(namedFiles))].sort();
}

test('once somebody types their address, the code screen and home are fetched, and not before', async ({
  page,
  memberWithPhone,
}) => {
  await page.goto('/sign-in');
  await expect(page.getByLabel('Email')).toBeFocused();
  await untilIdle(page);
  expect(await fetchedFiles(page)).toEqual(await filesOf(page, '/sign-in'));

  const withNext = await filesOf(page, '/sign-in', '/sign-in/verify', '/');
  await page.getByLabel('Email').pressSequentially('m');
  await expect.poll(() => fetchedFiles(page)).toEqual(withNext);

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByLabel('Email').fill(memberWithPhone.email);
  await page.getByLabel('Password', { exact: true }).fill(memberWithPhone.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Verification code')).toBeFocused();
  expect(asked.filter((url) => url.includes('/assets/'))).toEqual([]);
});

test('the settings fetch the wizard and the way out while they are read', async ({ page, member }) => {
  await member.signIn();
  await page.goto('/settings/two-factor');
  const next = await filesOf(page, '/settings/two-factor/activate', '/settings/two-factor/deactivate');
  await expect.poll(() => fetchedFiles(page)).toEqual(expect.arrayContaining(next));
});

test('a browser that saves data fetches nothing ahead', async ({ page, member }) => {
  await saveData(page);
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill('somebody@example.com');
  await untilIdle(page);
  expect(await fetchedFiles(page)).toEqual(await filesOf(page, '/sign-in'));
  await member.signIn();
  await page.goto('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
  await untilIdle(page);
  expect(await fetchedFiles(page)).toEqual(await filesOf(page, '/settings/two-factor'));
});
