import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { changeAnswers } from '../kit/fixtures/change-answers.ts';
import { bodiesSentTo } from '../kit/fixtures/sent-bodies.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { expectWizardStep, saveRecoveryCodes, scanInWizard, shownRecoveryCodes } from '../kit/fixtures/wizard.ts';

const MOVE = '/settings/two-factor/move';

const recoveryCodeField = (page: Page) => page.getByLabel('Recovery code', { exact: true });

async function useRecoveryCode(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await expect(recoveryCodeField(page)).toBeFocused();
}

/** Until the wizard shows the codes. */
async function activate(page: Page, authenticatorApp: Parameters<typeof scanInWizard>[1]): Promise<void> {
  await scanInWizard(page, authenticatorApp);
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await expectWizardStep(page, 'Save your recovery codes');
}

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the wizard ends with ten codes: to copy, to download and to type one back', async ({
    page,
    member,
    authenticatorApp,
  }) => {
    await signInDirectly(page, member);
    await activate(page, authenticatorApp);
    await expect(page.getByText('Step 4 of 4')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
    const codes = await shownRecoveryCodes(page).allTextContents();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);

    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'));

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Recovery codes - Mini Program Platform.txt');
    const file = await readFile(await download.path(), 'utf8');
    expect(file).toContain('Platform: Mini Program Platform\n');
    expect(file).toContain(`Account: ${member.email}\n`);
    expect(file).toMatch(/^Made on: \w+ \d+, \d{4}$/m);
    expect(file).toContain(`\n${codes.join('\n')}\n`);
    expect(file).toContain('choose “Use a recovery code”');

    await page.getByRole('button', { name: 'I have saved them' }).click();
    await expect(shownRecoveryCodes(page), 'proof is what was saved').toHaveCount(0);
    await page.getByRole('button', { name: 'Show them again' }).click();
    expect(await shownRecoveryCodes(page).allTextContents()).toEqual(codes);
    await saveRecoveryCodes(page);
    await expect(announcement(page)).toContainText('Two-factor authentication is on.');
    await expect(page.getByText('10 of 10 left')).toBeVisible();
    await expect(page.getByText('You have not confirmed yet')).toHaveCount(0);
  });
});

test('what is printed is the codes, whose they are and how old, and nothing else of the page', async ({
  page,
  member,
  authenticatorApp,
}) => {
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', 'true');
  });
  await signInDirectly(page, member);
  await activate(page, authenticatorApp);
  const codes = await shownRecoveryCodes(page).allTextContents();
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('body[data-printed]')).toBeAttached();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading')).toHaveText(['Recovery codes for Mini Program Platform']);
  expect(await shownRecoveryCodes(page).allTextContents()).toEqual(codes);
  await expect(page.getByText(member.email).filter({ visible: true })).toHaveCount(1);
  await expect(page.getByRole('term').allTextContents()).resolves.toEqual(['Platform', 'Account', 'Made on']);
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeVisible();
});

test('another code than those shown is no proof, and can be corrected', async ({
  page,
  member,
  authenticatorApp,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await signInDirectly(page, member);
  await activate(page, authenticatorApp);
  const [code = ''] = await shownRecoveryCodes(page).allTextContents();
  await page.getByRole('button', { name: 'I have saved them' }).click();
  const last = code.endsWith('7') ? '8' : '7';
  await recoveryCodeField(page).fill(code.slice(0, -1) + last);
  await expect(page.getByRole('alert')).toContainText('This is none of the codes that we showed you.');
  await expect(recoveryCodeField(page), 'one letter is corrected, not sixteen typed anew').toHaveValue(
    code.slice(0, -1) + last,
  );
  await recoveryCodeField(page).press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(code.slice(-1).toLowerCase());
  await expect(page).toHaveURL('/settings/two-factor');
});

test('whoever reloads at the codes is asked first; two-factor authentication is on, and the settings offer new ones', async ({
  page,
  member,
  authenticatorApp,
}) => {
  await signInDirectly(page, member);
  await activate(page, authenticatorApp);
  const codes = await shownRecoveryCodes(page).allTextContents();
  const asked = page.waitForEvent('dialog');
  const reloading = page.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await reloading;
  await expect(page).toHaveURL('/settings/two-factor');
  await expect(page.getByText('You have not confirmed yet that you saved them.')).toBeVisible();

  await page.getByRole('button', { name: 'New recovery codes' }).click();
  await expect(page).toHaveURL('/settings/two-factor/recovery-codes');
  const renewed = await saveRecoveryCodes(page);
  expect(renewed).toHaveLength(10);
  expect(renewed.filter((code) => codes.includes(code))).toEqual([]);
  await expect(announcement(page)).toContainText('Your new recovery codes are saved.');
  await expect(page.getByText('You have not confirmed yet')).toHaveCount(0);

  await page.goto('/settings/two-factor/recovery-codes');
  await expect(page, 'nothing shows them again').toHaveURL('/settings/two-factor');
});

test('Do this later, and Back, lose no activation', async ({ page, member, authenticatorApp }) => {
  await signInDirectly(page, member);
  await activate(page, authenticatorApp);
  await page.goBack();
  await expectWizardStep(page, 'Save your recovery codes');
  await expect(page.getByRole('img', { name: 'QR code' })).toBeHidden();
  await page.getByRole('button', { name: 'Do this later' }).click();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  await expect(page.getByText('You have not confirmed yet that you saved them.')).toBeVisible();
});

test('new codes after a while ask for the password first, and end the old ones', async ({
  page,
  memberWithPhone,
  recoveryCodes,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  consoleErrors.expectRefusal(422);
  const old = recoveryCodes.next();
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await expect(page.getByText('10 of 10 left')).toBeVisible();
  await answerAsIfStale(page, '/api/two-factor/recovery-codes');
  await memberWithPhone.renewRecoveryCodes();

  const elsewhere = await openAnotherBrowser();
  await memberWithPhone.on(elsewhere).enterPassword();
  await useRecoveryCode(elsewhere);
  await recoveryCodeField(elsewhere).fill(old);
  await expect(elsewhere.getByRole('alert')).toContainText('it may be spent or of an older set');
  await recoveryCodeField(elsewhere).fill(recoveryCodes.next());
  await expect(elsewhere).toHaveURL(MOVE);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a recovery code signs in once, typed as people type, and leads to the move', async ({
    page,
    memberWithPhone,
    recoveryCodes,
    consoleErrors,
  }) => {
    consoleErrors.expectRefusal(422);
    await memberWithPhone.enterPassword();
    await page.getByRole('link', { name: 'Use a recovery code' }).tap();
    await expect(page).toHaveURL('/sign-in/verify/recovery-code');
    const field = recoveryCodeField(page);
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('autocomplete', 'off');
    await expect(field).toHaveAttribute('autocapitalize', 'off');
    const sent = bodiesSentTo(page, '/api/sign-in/challenge/verify');

    const code = recoveryCodes.next();
    const asTyped = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    await field.fill('6zj0 h8k2');
    await page.getByRole('button', { name: 'Verify' }).tap();
    await expect(page.getByRole('alert')).toContainText('A recovery code has 16 letters and digits');
    await expect(field).toHaveValue('6ZJ0-H8K2');
    expect(sent).toEqual([]);
    await field.clear();
    await field.pressSequentially(asTyped);
    await expect(page).toHaveURL(MOVE);
    expect(sent).toEqual([{ factor: 'recovery-code', code: code.replaceAll('-', '') }]);

    await page.goto('/');
    await memberWithPhone.signOut();
    await memberWithPhone.enterPassword();
    await page.getByRole('link', { name: 'Use a recovery code' }).tap();
    await field.fill(code);
    await expect(page.getByRole('alert')).toContainText('That recovery code does not work');
    await expect(field).toBeFocused();
  });
});

test('six digits that are used up leave the recovery code as a way in', async ({
  page,
  memberWithPhone,
  authenticatorApp,
  recoveryCodes,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  consoleErrors.expectRefusal(429);
  for (let challenge = 0; challenge < 2; challenge += 1) {
    await memberWithPhone.enterPassword();
    for (const left of ['4 tries left', '3 tries left', '2 tries left', '1 try left']) {
      await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
      await expect(page.getByRole('alert')).toContainText(left);
    }
    await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
    await page.getByRole('button', { name: 'Sign in again' }).click();
  }
  await memberWithPhone.enterPassword();
  await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
  await expect(page.getByRole('alert')).toContainText('Use a recovery code, or wait');
  await useRecoveryCode(page);
  await recoveryCodeField(page).fill(recoveryCodes.next());
  await expect(page).toHaveURL(MOVE);
});

test('I lost my phone lists the ways that there are, in their order', async ({ page, memberWithPhone }) => {
  await memberWithPhone.enterPassword();
  await page.getByRole('link', { name: 'I lost my phone' }).click();
  await expect(page).toHaveURL('/sign-in/verify/lost-phone');
  await expect(page.getByRole('heading', { name: 'I lost my phone' })).toBeFocused();
  await expect(page.getByRole('listitem')).toContainText([
    'Use a recovery code',
    'Get a verification code by email',
    'Ask your administrator',
  ]);
  await page.reload();
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page).toHaveURL('/sign-in/verify');
  await page.getByRole('link', { name: 'I lost my phone' }).click();
  await expect(page.getByRole('heading', { name: 'I lost my phone' })).toBeFocused();
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await expect(recoveryCodeField(page)).toBeFocused();
});

test('a session that came in by email says so until it is proved by more, which new codes ask for', async ({
  page,
  memberWithPhone,
  recoveryCodes,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  consoleErrors.expectRefusal(422);
  await memberWithPhone.signIn({ by: 'email' });
  const banner = page.getByRole('region', { name: 'You signed in with a code by email' });
  await expect(banner).toBeVisible();
  await expect(banner.getByRole('link', { name: 'Move to a new phone' })).toHaveAttribute('href', MOVE);
  await banner.getByRole('link', { name: 'Deactivate' }).click();
  await expect(page).toHaveURL('/settings/two-factor/deactivate');
  await expect(banner).toBeHidden();

  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'New recovery codes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm with a second factor' });
  await expect(dialog.getByLabel('Verification code')).toBeFocused();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByRole('button', { name: 'New recovery codes' }).click();
  await dialog.getByRole('button', { name: 'Use a recovery code' }).click();
  await dialog.getByLabel('Recovery code').fill('6ZJ0-H8K2-Q4W7-X9YD');
  await expect(dialog.getByRole('alert')).toContainText('That recovery code does not work');
  await dialog.getByLabel('Recovery code').fill(recoveryCodes.next());
  await expect(page).toHaveURL('/settings/two-factor/recovery-codes');
  await saveRecoveryCodes(page);
  await expect(page.getByText('10 of 10 left')).toBeVisible();
  await expect(page.getByRole('region', { name: 'You signed in with a recovery code' })).toBeVisible();
});

test('after the password, a code of the authenticator proves a session that came in by email, and ends the banner', async ({
  page,
  memberWithPhone,
  authenticatorApp,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  await memberWithPhone.signIn({ by: 'email' });
  await page.goto('/settings/two-factor');
  await expect(page.getByText('10 of 10 left')).toBeVisible();
  await answerAsIfStale(page, '/api/two-factor/recovery-codes');
  await page.getByRole('button', { name: 'New recovery codes' }).click();
  await memberWithPhone.confirmPassword();
  await page
    .getByRole('dialog')
    .getByLabel('Verification code')
    .fill(await authenticatorApp.nextCode());
  await saveRecoveryCodes(page);
  await expect(page.getByText('10 of 10 left')).toBeVisible();
  await expect(page.getByRole('region', { name: /^You signed in/ })).toHaveCount(0);
});

test('the settings warn once few codes are left', async ({ page, memberWithPhone, recoveryCodes }) => {
  await changeAnswers<{ recoveryCodes: object }>(page, '**/api/two-factor', ({ recoveryCodes, ...status }) => ({
    ...status,
    recoveryCodes: { ...recoveryCodes, left: 3 },
  }));
  await memberWithPhone.signIn({ by: 'recovery-code' });
  expect(recoveryCodes.left()).toHaveLength(9);
  await page.goto('/settings/two-factor');
  await expect(page.getByText('Only 3 are left.')).toBeVisible();
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('codes are saved, used and made anew', async ({ page, member }) => {
    await member.signIn();
    await member.activate();
    await member.signOut();
    await member.signIn({ by: 'recovery-code' });
    await expect(page).toHaveURL(MOVE);
    await member.renewRecoveryCodes();
    await expect(page.getByText('新的恢复码已保存')).toBeVisible();
    await expect(page.getByRole('region', { name: '你本次使用恢复码登录' })).toBeVisible();
  });
});
