import { expect, test } from '../fixtures/test.ts';

const UNREACHABLE = 'The server cannot be reached right now.';

test.beforeEach(({ witness }) => witness.expectNoConnection());

test('a sign-in that finds no server keeps what was typed and works the second time', async ({ page, member }) => {
  await page.goto('/sign-in');
  await page.route('**/api/sign-in', (route) => route.abort(), { times: 1 });
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText(UNREACHABLE);
  await expect(page.getByLabel('Email')).toHaveValue(member.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
});

test('a code that finds no server is still there', async ({ page, memberWithPhone, authenticatorApp }) => {
  await memberWithPhone.enterPassword();
  await page.route('**/api/sign-in/challenge/verify', (route) => route.abort(), { times: 1 });
  const code = await authenticatorApp.nextCode();
  await page.getByLabel('Verification code').fill(code);
  await expect(page.getByRole('alert')).toContainText(UNREACHABLE);
  await expect(page.getByLabel('Verification code')).toHaveValue(code);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page).toHaveURL('/');
});

test('a page that cannot be loaded says so and can be asked for again', async ({ page, member }) => {
  await member.signIn();
  await expect(page).toHaveURL('/');
  await page.route('**/api/**', (route) => route.abort());
  await page.goto('/settings/two-factor');
  await expect(page.getByRole('alert')).toContainText(UNREACHABLE);
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
});

test('a sign-out that finds no server says that the session goes on', async ({ page, member }) => {
  await member.signIn();
  await page.getByRole('button', { name: member.email }).click();
  await page.route('**/api/session', (route) => route.abort(), { times: 1 });
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('alert')).toContainText(UNREACHABLE);
  await expect(page).toHaveURL('/');
  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
});
