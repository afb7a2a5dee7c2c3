import { sendCodeByEmail, useAuthenticatorInstead } from '../kit/fixtures/email-code.ts';
import { expect, test } from '../kit/fixtures/test.ts';

test('an emailed code signs in', async ({ page, memberWithPhone, mailbox }) => {
  await memberWithPhone.enterPassword();
  await page.getByRole('link', { name: 'Get a verification code by email' }).click();
  await expect(page).toHaveURL('/sign-in/verify/email');
  await expect(page.getByText('m•••@e•••.com')).toBeVisible();
  await expect(page.getByLabel('Verification code')).toBeHidden();

  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByLabel('Verification code')).toBeFocused();
  await expect(page.getByText('spam folder')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resend' })).toBeDisabled();
  await expect(page.getByText(/You can have a new code in 0:[0-5]\d/)).toBeVisible();

  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'sign-in' });
  await page.getByLabel('Verification code').pressSequentially(code);
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('main')).toContainText(memberWithPhone.email);
});

test('the mail shows its code in the text and not in the subject', async ({ page, memberWithPhone, mailbox }) => {
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  const mail = await mailbox.latestMail({ to: memberWithPhone.email, purpose: 'sign-in' });
  expect(mail.to).toEqual([memberWithPhone.email]);
  expect(mail.subject).toContain('sign in to Mini Program Platform');
  expect(mail.subject).not.toMatch(/\d/);
  expect(mail.text).toMatch(/^\s*\d{6}\s*$/m);
});

test('one can change between email and authenticator, and either code is good', async ({
  page,
  memberWithPhone,
  authenticatorApp,
}) => {
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  await useAuthenticatorInstead(page);
  await expect(page).toHaveURL('/sign-in/verify');

  await page.getByRole('link', { name: 'Get a verification code by email' }).click();
  await expect(page.getByText(/You can have a new code in/), 'the code that was sent still counts').toBeVisible();

  await useAuthenticatorInstead(page);
  await expect(page).toHaveURL('/sign-in/verify');
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await expect(page).toHaveURL('/');
});

test('a reload after sending comes back to the field', async ({ page, memberWithPhone, mailbox }) => {
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'sign-in' });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Resend' })).toBeDisabled();
  await page.getByLabel('Verification code').fill(code);
  await expect(page).toHaveURL('/');
});
