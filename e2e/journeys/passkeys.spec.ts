import { newPasskey } from '@countersign/playwright';
import { pressWithKeys, tabTo } from '../kit/fixtures/press-with-keys.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { activateByPasskeyDirectly, addPasskeyDirectly, expect, test } from '../kit/fixtures/with-passkey.ts';

const SETTINGS = '/settings/two-factor';

test('a member adds a passkey after a fresh password, by a name of their own, and signs in with it', async ({
  page,
  memberWithPhone,
  mailbox,
  passkey,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  await signInDirectly(page, memberWithPhone);
  await page.goto(SETTINGS);
  const card = page.getByRole('region', { name: 'Passkeys and security keys' });
  await expect(card.getByText('Add one, and signing in takes a touch.')).toBeVisible();
  const lostPhone = page.getByText('Lost your phone, and no other yet?');
  await expect(lostPhone).toBeVisible();
  await answerAsIfStale(page, '/api/two-factor/passkeys/options');
  await card.getByRole('button', { name: 'Add a passkey' }).click();
  await memberWithPhone.confirmPassword();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await expect(dialog.getByLabel('Name')).toHaveValue(/^Chrome on \w+$/);
  await dialog.getByLabel('Name').fill(' Laptop at work ');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toBeHidden();
  await expect(card.getByText('“Laptop at work” is added.')).toBeVisible();
  await expect(lostPhone, 'the passkey signs in where the phone is gone').toBeHidden();
  const row = card.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Laptop at work' }) });
  await expect(row).toContainText('Last usednever');
  await expect(row).toContainText('Bound to one device');
  expect(passkey.credentials()).toEqual([expect.objectContaining({ rpId: 'localhost', isSynced: false })]);
  const notice = await mailbox.latestMail({ to: memberWithPhone.email, purpose: /passkey was added/ });
  expect(notice.text).toContain('/undo/passkey-added#');

  await memberWithPhone.signOut();
  await memberWithPhone.enterPassword();
  await expect(page).toHaveURL('/sign-in/verify/passkey');
  await expect(page.getByLabel('Verification code')).toBeVisible();
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(page).toHaveURL('/');
  await page.goto(SETTINGS);
  await expect(row).toBeVisible();
  await expect(row).not.toContainText('never');
  await page.goto('/settings/sessions');
  await expect(page.getByText('password, passkey on one device, and its screen lock or PIN')).toBeVisible();
});

test('beside a passkey, codes of the app, by email and for recovery sign in as before', async ({
  page,
  memberWithPasskey,
}) => {
  await page.context().clearCookies();
  for (const by of ['authenticator', 'email', 'recovery-code'] as const) {
    await memberWithPasskey.signIn({ by });
    await memberWithPasskey.signOut();
  }
});

test('a security key without a PIN signs in beside the password', async ({ page, memberWithPhone }) => {
  const key = await newPasskey(page, { kind: 'USB', verifiesUser: false });
  await memberWithPhone.signIn();
  await memberWithPhone.addPasskey('Key ring');
  await memberWithPhone.signOut();
  await memberWithPhone.signIn({ by: 'passkey' });
  await expect(page).toHaveURL('/');
  expect(key.credentials()).toEqual([expect.objectContaining({ signCount: 2 })]);
});

test('a synced passkey says so, and signs in from another browser of its owner', async ({
  page,
  memberWithPhone,
  openAnotherBrowser,
}) => {
  const manager = await newPasskey(page, { isSynced: true });
  await memberWithPhone.signIn();
  await memberWithPhone.addPasskey();
  await expect(page.getByText('Synced between your devices')).toBeVisible();
  const elsewhere = await openAnotherBrowser();
  await manager.on(elsewhere);
  await memberWithPhone.on(elsewhere).signIn({ by: 'passkey' });
  await expect(elsewhere).toHaveURL('/');
  await memberWithPhone.signOut();
  await memberWithPhone.signIn({ by: 'passkey' });
  await expect(page).toHaveURL('/');
});

test('a DevTools session that is detached from the page takes no passkey away', async ({ page, memberWithPasskey }) => {
  await page.context().clearCookies();
  await memberWithPasskey.enterPassword();
  const devtools = await page.context().newCDPSession(page);
  await devtools.detach();
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(page).toHaveURL('/');
});

test('several passkeys are renamed and removed, each of which is told', async ({
  page,
  memberWithPasskey,
  mailbox,
}) => {
  await memberWithPasskey.passkey.ignore();
  const key = await newPasskey(page, { kind: 'USB' });
  await memberWithPasskey.addPasskey('Key ring');
  const card = page.getByRole('region', { name: 'Passkeys and security keys' });
  await expect(card.getByRole('listitem')).toHaveCount(2);

  await card.getByRole('button', { name: 'Rename Laptop' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename this passkey' });
  await expect(rename.getByLabel('Name')).toHaveValue('Laptop');
  await rename.getByLabel('Name').fill('  ');
  await rename.getByRole('button', { name: 'Save' }).click();
  await expect(rename.getByText('Give it a name.')).toBeVisible();
  await rename.getByLabel('Name').fill('Old laptop');
  await rename.getByLabel('Name').press('Enter');
  await expect(card.getByText('It is called “Old laptop” now.')).toBeVisible();

  await card.getByRole('button', { name: 'Remove Old laptop' }).click();
  const remove = page.getByRole('dialog', { name: 'Remove this passkey?' });
  await remove.getByRole('button', { name: 'Cancel' }).click();
  await expect(card.getByRole('listitem')).toHaveCount(2);
  await card.getByRole('button', { name: 'Remove Old laptop' }).click();
  await remove.getByRole('button', { name: 'Remove' }).click();
  await expect(card.getByText('“Old laptop” is removed.')).toBeVisible();
  await expect(card.getByRole('listitem')).toHaveCount(1);
  await mailbox.latestMail({ to: memberWithPasskey.email, purpose: /passkey was removed/ });

  await memberWithPasskey.signOut();
  await memberWithPasskey.signIn({ by: 'passkey' });
  expect(key.credentials()).toEqual([expect.objectContaining({ signCount: 2 })]);
});

test('twenty are the most, and a device that has one is not asked for another', async ({
  page,
  memberWithPasskey,
  consoleErrors,
}) => {
  const { passkey } = memberWithPasskey;
  await page.goto(SETTINGS);
  const add = page.getByRole('button', { name: 'Add a passkey' });
  await add.click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('alert')).toContainText('has a passkey of this account already');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  for (let added = 1; added < 20; added += 1) {
    for (const { id } of passkey.credentials()) await passkey.remove(id);
    await addPasskeyDirectly(page, `Device ${added}`);
  }
  consoleErrors.expectRefusal(409);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Device 19', exact: true })).toBeVisible();
  await add.click();
  await expect(page.getByRole('alert')).toContainText('20');
  await expect(dialog).toBeHidden();
});

test('the owner takes back a passkey that a thief added, by the link in the mail', async ({
  page,
  memberWithPasskey,
  consoleErrors,
}) => {
  // Of the session that ended with it.
  consoleErrors.expectRefusal(401);
  await memberWithPasskey.undo('passkey-added');
  await memberWithPasskey.resetPassword();
  await memberWithPasskey.enterPassword();
  await expect(page).toHaveURL('/sign-in/verify');
  await expect(page.getByRole('button', { name: 'Use your passkey' })).toHaveCount(0);
});

test('the owner takes back a removal, and the passkey signs in again', async ({
  page,
  memberWithPasskey,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  await page.goto(SETTINGS);
  await page.getByRole('button', { name: 'Remove Laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('“Laptop” is removed.')).toBeVisible();
  await memberWithPasskey.undo('passkey-removed');
  await memberWithPasskey.resetPassword();
  await memberWithPasskey.signIn({ by: 'passkey' });
  await expect(page).toHaveURL('/');
});

test('the last passkey without an authenticator is not removed but deactivated', async ({
  page,
  member,
  passkey: _,
}) => {
  await signInDirectly(page, member);
  await page.goto('/help/two-factor-authentication');
  await activateByPasskeyDirectly(page, 'Laptop');
  await page.goto(SETTINGS);
  await page.getByRole('button', { name: 'Remove Laptop' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove this passkey?' });
  await expect(dialog.getByRole('button', { name: 'Remove' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await member.deactivate();
  await member.signOut();
  await member.signIn();
  await expect(page).toHaveURL('/');
});

test('whoever has passkeys alone is asked for no phone, and a recovery code leads to the passkeys', async ({
  page,
  member,
  passkey,
  recoveryCodes,
}) => {
  await signInDirectly(page, member);
  await member.activate({ by: 'passkey' });
  await member.signOut();
  await passkey.cancel();
  await member.enterPassword();
  await expect(page.getByRole('link', { name: 'I lost my phone' })).toHaveCount(0);
  await page.getByRole('link', { name: 'I can’t use my passkey' }).click();
  await expect(page.getByRole('heading', { name: 'I can’t use my passkey' })).toBeFocused();
  await expect(page.getByText(/phone/)).toHaveCount(0);
  await expect(page.getByText('Add a passkey on it at once.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Help with passkeys' })).toBeVisible();
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code', { exact: true }).fill(recoveryCodes.next());
  await expect(page).toHaveURL(SETTINGS);
  await expect(page.getByText('Lost your passkey, and no other yet?')).toBeVisible();
});

test('a deactivation ends passkeys too', async ({ page, memberWithPasskey }) => {
  await memberWithPasskey.deactivate();
  await memberWithPasskey.signOut();
  await memberWithPasskey.signIn();
  await page.goto(SETTINGS);
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' });

  test('a member adds a passkey and signs in with it', async ({ page, memberWithPhone, passkey: _ }) => {
    await memberWithPhone.signIn();
    await memberWithPhone.addPasskey('手机');
    await expect(page.getByText('“手机”已添加')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await memberWithPhone.signOut();
    await memberWithPhone.enterPassword();
    const use = page.getByRole('button', { name: '使用通行密钥' });
    await expect(use).toBeInViewport({ ratio: 1 });
    await use.tap();
    await expect(page).toHaveURL('/');
  });
});

test('keys are enough to add a passkey and to sign in with it', async ({ page, memberWithPhone, passkey: _ }) => {
  const press = pressWithKeys(page);
  await signInDirectly(page, memberWithPhone);
  await page.goto(SETTINGS);
  await press('Add a passkey');
  await expect(page.getByLabel('Name')).toBeFocused();
  // What is proposed is selected, and typed over.
  await page.keyboard.type('Keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Keyboard', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toBeFocused();
  await page.context().clearCookies();
  await memberWithPhone.enterPassword();
  await press('Use your passkey');
  await expect(page).toHaveURL('/');
});

test('keys are enough to rename and remove a passkey and to confirm with it, and the focus is never lost', async ({
  page,
  memberWithPasskey: _,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  const press = pressWithKeys(page);
  const named = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto(SETTINGS);
  await press('Rename Laptop');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('Desk');
  await page.keyboard.press('Enter');
  await expect(named('Rename Desk')).toBeFocused();

  await press('Remove Desk');
  await expect(named('Cancel')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(named('Remove Desk')).toBeFocused();

  await page.keyboard.press('Enter');
  await answerAsIfStale(page, '/api/two-factor/passkeys/remove');
  await press('Remove');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await press('Use your passkey');
  await expect(page.getByText('“Desk” is removed.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Passkeys and security keys' })).toBeFocused();
});

test('a passkey that another window removes takes the focus to the heading of its list', async ({
  page,
  memberWithPasskey: _,
}) => {
  await page.goto(SETTINGS);
  const card = page.getByRole('region', { name: 'Passkeys and security keys' });
  await tabTo(page, card.getByRole('button', { name: 'Rename Laptop' }));
  const other = await page.context().newPage();
  await other.goto(SETTINGS);
  await other.getByRole('button', { name: 'Remove Laptop' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(other.getByText('“Laptop” is removed.')).toBeVisible();
  await expect(card.getByRole('listitem')).toHaveCount(0);
  await expect(card.getByRole('heading', { level: 2 })).toBeFocused();
});
