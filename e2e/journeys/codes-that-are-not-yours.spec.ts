import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

test.beforeEach(({ consoleErrors }) => consoleErrors.expectRefusal(422));

test('a code that signed in does not sign in again', async ({
  page,
  memberWithPhone,
  authenticatorApp,
  openAnotherBrowser,
}) => {
  const code = await authenticatorApp.nextCode();
  await memberWithPhone.enterPassword();
  await page.getByLabel('Verification code').fill(code);
  await expect(page).toHaveURL('/');

  const elsewhere = await openAnotherBrowser();
  await memberWithPhone.on(elsewhere).enterPassword();
  await elsewhere.getByLabel('Verification code').fill(code);
  await expect(elsewhere.getByRole('alert')).toContainText('Your code didn’t match.');
});

test("a code of somebody else's authenticator does not sign in", async ({ page, memberWithPhone, colleague }) => {
  await memberWithPhone.enterPassword();
  await page.getByLabel('Verification code').fill(await colleague.authenticatorApp.nextCode());
  await expect(page.getByRole('alert')).toContainText('Your code didn’t match.');
});

test("a code mailed for somebody else's sign-in does not sign in", async ({
  page,
  memberWithPhone,
  colleague,
  mailAnotherCode,
  mailbox,
}) => {
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  const own = await mailbox.latestCode({ to: memberWithPhone.email });
  const { code: theirs } = await mailAnotherCode(colleague, { unlike: own });
  await page.getByLabel('Verification code').fill(theirs);
  await expect(page.getByRole('alert')).toContainText('Your code didn’t match.');
  await page.getByLabel('Verification code').fill(own);
  await expect(page).toHaveURL('/');
});

test('a code mailed to one browser does not sign in at another of the same member', async ({
  page,
  memberWithPhone,
  mailAnotherCode,
  mailbox,
}) => {
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  const first = await mailbox.latestCode({ to: memberWithPhone.email });
  const { page: elsewhere } = await mailAnotherCode(memberWithPhone, { unlike: first });
  await elsewhere.getByLabel('Verification code').fill(first);
  await expect(elsewhere.getByRole('alert')).toContainText('Your code didn’t match.');
  await page.getByLabel('Verification code').fill(first);
  await expect(page).toHaveURL('/');
});

test('a code mailed to sign in does not deactivate', async ({ page, memberWithPhone, mailAnotherCode, mailbox }) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  const toDeactivate = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'deactivation' });
  const { code: toSignIn } = await mailAnotherCode(memberWithPhone, { unlike: toDeactivate });
  await page.getByLabel('Verification code').fill(toSignIn);
  await expect(page.getByRole('alert')).toContainText('Your code didn’t match.');
  await page.getByLabel('Verification code').fill(toDeactivate);
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});

test('the authenticator does not deactivate, nor does its code pass for an emailed one', async ({
  page,
  memberWithPhone,
  authenticatorApp,
}) => {
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await expect(page.getByRole('alert')).toContainText('Your code didn’t match.');
});
