import { bodiesSentTo } from '../kit/fixtures/sent-bodies.ts';
import { expect, test } from '../kit/fixtures/test.ts';

test('without two-factor authentication the password signs in', async ({ page, member }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('main')).toContainText(member.email);
});

test('a wrong password is refused without saying what was wrong, and the email stays', async ({
  page,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill('not-the-right-password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('Your email or password didn’t match. Check both and try again.');
  await expect(page.getByLabel('Email')).toHaveValue(member.email);
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();

  await page.getByLabel('Email').fill('nobody@example.com');
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('Your email or password didn’t match. Check both and try again.');
});

test('an empty form says what is missing and asks nobody', async ({ page, member }) => {
  const sent = bodiesSentTo(page, '/api/sign-in');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription('Enter your email address.');
  await expect(page.getByLabel('Email')).toBeFocused();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription('Enter your password.');
  expect(sent).toEqual([]);

  await member.enterPassword();
  expect(sent, 'the first to be sent is the whole form').toEqual([{ email: member.email, password: member.password }]);
});

test('whoever has a session already is not asked again', async ({ page, member }) => {
  await member.signIn();
  await page.goto('/sign-in');
  await expect(page).toHaveURL('/');
});
