import type { Page } from '@playwright/test';
import { fetchedFiles, saveData, untilIdle } from '../kit/fixtures/fetched-files.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const screensFetched = async (page: Page) =>
  (await fetchedFiles(page)).flatMap((file) => /^(.*-(?:page|layout))-[^.]*\.js$/.exec(file)?.[1] ?? []);

test('once somebody types their address, the code screen and home are fetched, and not before', async ({
  page,
  memberWithPhone,
}) => {
  await page.goto('/sign-in');
  await expect(page.getByLabel('Email')).toBeFocused();
  await untilIdle(page);
  expect(await screensFetched(page)).toEqual([]);

  await page.getByLabel('Email').pressSequentially('m');
  const next = ['home-page', 'signed-in-layout', 'verify-page'];
  await expect.poll(() => screensFetched(page)).toEqual(next);

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
  await expect
    .poll(() => screensFetched(page))
    .toEqual(expect.arrayContaining(['activation-page', 'deactivation-page']));
});

test('a browser that saves data fetches nothing ahead', async ({ page, member }) => {
  await saveData(page);
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill('somebody@example.com');
  await untilIdle(page);
  expect(await screensFetched(page)).toEqual([]);
  await member.signIn();
  await page.goto('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
  await untilIdle(page);
  expect(await screensFetched(page)).not.toContain('activation-page');
});
