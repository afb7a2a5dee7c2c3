import { expect, test } from '../kit/fixtures/test.ts';

test('signing out leads to the sign-in, and Back shows nothing of the account', async ({
  page,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  await member.signIn();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByText(member.email)).toHaveCount(0);

  await page.goBack();
  await expect(page).toHaveURL((url) => url.pathname === '/sign-in');
  await expect(page.getByText(member.email)).toHaveCount(0);
});

test('the session is dead, not merely forgotten', async ({ page, member, playwright, baseURL }) => {
  await member.signIn();
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const replay = await playwright.request.newContext({ ...(baseURL && { baseURL }), extraHTTPHeaders: { cookie } });
  expect((await replay.get('/api/session')).status()).toBe(200);

  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  expect((await replay.get('/api/session')).status()).toBe(401);
  await replay.dispose();
});

test('what the page was still asking is dropped, not answered with a refusal', async ({ page, member }) => {
  await member.signIn();
  const letGo = Promise.withResolvers<void>();
  await page.route('**/api/two-factor', async (route) => {
    await letGo.promise;
    await route.continue();
  });
  const asked = page.waitForRequest('**/api/two-factor');
  await page.getByRole('link', { name: 'Settings' }).click();
  const question = await asked;

  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  letGo.resolve();
  await expect.poll(() => question.failure()?.errorText).toBe('net::ERR_ABORTED');
});

test('a page opened while the sign-out is under way asks nothing', async ({ page, member }) => {
  await member.signIn();
  const letGo = Promise.withResolvers<void>();
  await page.route('**/api/session', async (route) => {
    if (route.request().method() === 'DELETE') await letGo.promise;
    await route.continue();
  });
  const leaving = page.waitForRequest((request) => request.method() === 'DELETE');
  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await leaving;

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page).toHaveURL('/settings');
  await expect(page.getByRole('heading', { name: 'Loading' })).toBeAttached();
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
  letGo.resolve();
  await expect(page).toHaveURL('/sign-in');
});

test('a sign-out that fails loses nothing that was typed, and says so even after a redirect', async ({
  page,
  memberWithPhone,
  consoleErrors,
}) => {
  consoleErrors.expectNoConnection();
  await memberWithPhone.signIn();
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByLabel('Verification code').fill('12345');
  const letGo = Promise.withResolvers<void>();
  await page.route('**/api/session', async (route) => {
    await letGo.promise;
    await route.abort();
  });
  const signOut = async () => {
    const leaving = page.waitForRequest((request) => request.method() === 'DELETE');
    await page.getByRole('button', { name: memberWithPhone.email }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await leaving;
  };
  await signOut();
  letGo.resolve();
  await expect(page.getByRole('alert')).toContainText('You are still signed in.');
  await expect(page.getByLabel('Verification code')).toHaveValue('12345');

  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByText('You are still signed in.')).toHaveCount(0);
  const again = Promise.withResolvers<void>();
  await page.unroute('**/api/session');
  await page.route('**/api/session', async (route) => {
    await again.promise;
    await route.abort();
  });
  await signOut();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page).toHaveURL('/settings');
  again.resolve();
  await expect(page).toHaveURL('/settings/two-factor');
  await expect(page.getByRole('alert')).toContainText('You are still signed in.');
});

test('how the console looks outlives the sign-out', async ({ page, member }) => {
  await member.signIn();
  await page.goto('/settings/preferences');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark');
  await page.reload();
  await page.getByRole('button', { name: member.email }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark');
});
