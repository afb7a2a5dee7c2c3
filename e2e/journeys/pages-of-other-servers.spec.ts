import type { Page } from '@playwright/test';
import { expect, test } from '../kit/fixtures/test.ts';

const ASKED_FOR = '/docs/a%20b?x=1&y=%26';

/** In the place of the server that a proxy puts behind the console, for which it sent somebody to sign in. */
const answerDocs = (page: Page) =>
  page.route(
    ({ pathname }) => pathname.startsWith('/docs/'),
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><h1>Docs</h1>' }),
  );

test('whoever a proxy sent to sign in comes back to the very address, by a page load', async ({ page, member }) => {
  await answerDocs(page);
  await page.goto(`/sign-in?from=${ASKED_FOR}`);
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Docs' })).toBeVisible();
  await expect(page).toHaveURL(ASKED_FOR);

  // Signed in already, as in another tab.
  await page.goto(`/sign-in?from=${ASKED_FOR}`);
  await expect(page).toHaveURL(ASKED_FOR);
});

test('so does whoever has to give a code on the way', async ({ page, memberWithPhone, authenticatorApp }) => {
  await answerDocs(page);
  await page.goto(`/sign-in?from=${ASKED_FOR}`);
  await page.getByLabel('Email').fill(memberWithPhone.email);
  await page.getByLabel('Password', { exact: true }).fill(memberWithPhone.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Verification code').pressSequentially(await authenticatorApp.nextCode());
  await expect(page.getByRole('heading', { name: 'Docs' })).toBeVisible();
  await expect(page).toHaveURL(ASKED_FOR);
});
