import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { expect, test } from '../kit/fixtures/test.ts';

for (const path of ['/settings/two-factor', '/settings/two-factor/activate', '/settings/two-factor?from=mail#status']) {
  test(`${path}, opened while signed out, is where the sign-in leads`, async ({ page, member, consoleErrors }) => {
    consoleErrors.expectRefusal(401);
    await page.goto(path);
    await expect(page).toHaveURL((url) => url.pathname === '/sign-in');
    await member.signIn();
    await expect(page).toHaveURL(path);
  });
}

test('the way back survives the second factor and a change to email', async ({
  page,
  memberWithPhone,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  await page.goto('/settings/two-factor');
  await expect(page).toHaveURL((url) => url.pathname === '/sign-in');
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  await page.getByLabel('Verification code').fill(await mailbox.latestCode({ to: memberWithPhone.email }));
  await expect(page).toHaveURL('/settings/two-factor');
});

for (const target of [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  'javascript:alert(1)',
  '/%2Fevil.example',
  '%2F%2Fevil.example',
]) {
  test(`a sign-in link that wants to lead to ${target} leads home`, async ({ page, member }) => {
    await page.goto(`/sign-in?return=${encodeURIComponent(target)}`);
    await member.signIn();
    await expect(page).toHaveURL('/');
  });
}

test('an address that is none of ours says so', async ({ page, member }) => {
  await page.goto('/settings/three-factor');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await member.signIn();
  await page.goto('/settings/three-factor');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to Home' }).click();
  await expect(page).toHaveURL('/');
});

test('the verify pages without a challenge lead to the sign-in', async ({ page, consoleErrors }) => {
  consoleErrors.expectRefusal(410);
  for (const path of ['/sign-in/verify', '/sign-in/verify/email']) {
    await page.goto(path);
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await expect(page).toHaveURL('/sign-in');
  }
});

test('Back from the second factor leads to the password, and signing in works from there', async ({
  page,
  memberWithPhone,
}) => {
  await memberWithPhone.enterPassword();
  await expect(page.getByLabel('Verification code')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL('/sign-in');
  await memberWithPhone.signIn();
  await expect(page).toHaveURL('/');
});

test('after signing in, Back does not lead to the code again', async ({ page, memberWithPhone }) => {
  await memberWithPhone.signIn();
  await expect(page).toHaveURL('/');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.goBack();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('main')).toContainText(memberWithPhone.email);
});
