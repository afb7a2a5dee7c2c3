import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { drop, openInputMethod, paste } from '../kit/fixtures/input-method.ts';
import { bodiesSentTo } from '../kit/fixtures/sent-bodies.ts';
import { expect, test } from '../kit/fixtures/test.ts';

const VERIFY = '/api/sign-in/challenge/verify';

const inFullWidth = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

test('a code that is composed with an input method is left alone until it is done, then read once', async ({
  page,
  memberWithPhone,
  authenticatorApp,
}) => {
  await memberWithPhone.enterPassword();
  const field = page.getByLabel('Verification code');
  await expect(field).toBeFocused();
  const sent = bodiesSentTo(page, VERIFY);
  const inputMethod = await openInputMethod(page);

  await inputMethod.compose('１');
  await expect(field).toHaveValue('１');
  await inputMethod.commit('１');
  await expect(field).toHaveValue('1');
  await field.press('Backspace');

  const code = await authenticatorApp.nextCode();
  const composed = inFullWidth(code);
  for (let length = 1; length <= composed.length; length += 1) await inputMethod.compose(composed.slice(0, length));
  await expect(field).toHaveValue(composed);
  expect(sent).toEqual([]);
  await inputMethod.commit(composed);
  await expect(page).toHaveURL('/');
  expect(sent).toEqual([{ factor: 'authenticator', code }]);
});

test('a code is found in whatever is pasted or dropped around it', async ({ page, memberWithPhone, mailbox }) => {
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  const mail = await mailbox.latestMail({ to: memberWithPhone.email, purpose: 'sign-in' });
  const [code = ''] = /^\d{6}$/m.exec(mail.text.replace(/^ +/gm, '')) ?? [];
  const field = page.getByLabel('Verification code');
  await expect(field).toBeFocused();
  const sent = bodiesSentTo(page, VERIFY);

  for (const text of ['2FA: 12345', 'Valid for 10 minutes: 1234', 'Codes: 123456, 654321', 'on 24.11.26']) {
    await paste(page, text);
    await expect(page.getByRole('alert')).toContainText('There is not one 6-digit code in that text');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue('');
    await field.press('1');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await drop(page, text);
    await expect(page.getByRole('alert')).toContainText('There is not one 6-digit code in that text');
    await expect(field).toHaveValue('1');
    await field.press('Backspace');
  }
  expect(sent).toEqual([]);
  await paste(page, mail.text.replaceAll('Mini Program Platform', 'Studio 54'));
  await expect(page).toHaveURL('/');
  expect(sent).toEqual([{ factor: 'email', code }]);
});

test('a code after other numbers is the one that is sent', async ({ page, memberWithPhone, authenticatorApp }) => {
  await memberWithPhone.enterPassword();
  await expect(page.getByLabel('Verification code')).toBeFocused();
  const sent = bodiesSentTo(page, VERIFY);
  const code = await authenticatorApp.nextCode();
  await paste(page, `Studio 54, 2FA, valid for 10 minutes: ${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(page).toHaveURL('/');
  expect(sent).toEqual([{ factor: 'authenticator', code }]);
});

test('more than six digits are not sent, and the field says what to do', async ({
  page,
  memberWithPhone,
  authenticatorApp,
  consoleErrors,
}) => {
  consoleErrors.expectNoConnection();
  await memberWithPhone.enterPassword();
  const field = page.getByLabel('Verification code');
  await expect(field).toBeFocused();
  const sent = bodiesSentTo(page, VERIFY);
  await page.keyboard.insertText('12345678');
  await expect(page.getByRole('alert')).toContainText('A code has 6 digits');
  await field.press('Backspace');
  await expect(field).toHaveValue('1234567');
  await field.press('Enter');
  await field.press('Backspace');
  await expect(field).toHaveValue('123456');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(sent).toEqual([]);

  // What was refused without being judged stays in the field: a digit typed into it makes no other code of it.
  await page.route(`**${VERIFY}`, (route) => route.abort());
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached');
  await field.press('Home');
  await field.press('9');
  await expect(field).toHaveValue('9123456');
  await expect(field).toHaveAccessibleDescription(/A code has 6 digits/);
  expect(sent).toHaveLength(1);
  await page.unrouteAll();

  await field.clear();
  await page.keyboard.insertText(`my code is ${await authenticatorApp.nextCode()}`);
  await expect(page).toHaveURL('/');
});
