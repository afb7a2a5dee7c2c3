import { bodiesSentTo } from '../kit/fixtures/sent-bodies.ts';
import { expect, test } from '../kit/fixtures/test.ts';

test('the sixth digit of the code signs in', async ({ page, memberWithPhone, authenticatorApp }) => {
  await memberWithPhone.enterPassword();
  await expect(page).toHaveURL('/sign-in/verify');
  await expect(page.getByRole('heading', { name: 'Two-factor authentication' })).toBeVisible();
  await expect(page.getByLabel('Verification code')).toBeFocused();
  await page.getByLabel('Verification code').pressSequentially(await authenticatorApp.nextCode());
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('main')).toContainText(memberWithPhone.email);
});

for (const [written, spell] of [
  ['with a space', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['with a hyphen', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
  [
    'in full-width digits',
    (code: string) => code.replace(/./g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ],
] as const) {
  test(`a code pasted ${written} signs in`, async ({ page, memberWithPhone, authenticatorApp }) => {
    await memberWithPhone.enterPassword();
    const copied = spell(await authenticatorApp.nextCode());
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), copied);
    await page.getByLabel('Verification code').press('ControlOrMeta+v');
    await expect(page).toHaveURL('/');
  });
}

test('Verify submits a code again that could not be sent', async ({
  page,
  memberWithPhone,
  authenticatorApp,
  consoleErrors,
}) => {
  consoleErrors.expectNoConnection();
  await memberWithPhone.enterPassword();
  await page.route('**/api/sign-in/challenge/verify', (route) => route.abort(), { times: 1 });
  const code = await authenticatorApp.nextCode();
  await page.getByLabel('Verification code').fill(code);
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached right now.');
  await expect(page.getByLabel('Verification code')).toHaveValue(code);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page).toHaveURL('/');
});

test('fewer than six digits are not sent', async ({ page, memberWithPhone, authenticatorApp }) => {
  const sent = bodiesSentTo(page, '/api/sign-in/challenge/verify');
  await memberWithPhone.enterPassword();
  await page.getByLabel('Verification code').fill('12345');
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByLabel('Verification code')).toBeFocused();
  await expect(page.getByLabel('Verification code')).toHaveValue('12345');
  expect(sent).toEqual([]);

  const code = await authenticatorApp.nextCode();
  await page.getByLabel('Verification code').fill(code);
  await expect(page).toHaveURL('/');
  expect(sent, 'the first to be sent is the whole code').toEqual([{ factor: 'authenticator', code }]);
});

test('Cancel leads back to the password and ends the challenge', async ({ page, memberWithPhone, consoleErrors }) => {
  consoleErrors.expectRefusal(410);
  await memberWithPhone.enterPassword();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto('/sign-in/verify');
  await expect(page.getByRole('heading', { name: 'This sign-in has ended' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page).toHaveURL('/sign-in');
});
