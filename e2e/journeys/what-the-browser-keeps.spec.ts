import type { Page } from '@playwright/test';
import { bodiesSentTo } from '../kit/fixtures/sent-bodies.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { expectWizardStep, goToWizardStep, openTextKey, shownRecoveryCodes } from '../kit/fixtures/wizard.ts';

const readableByScripts = (page: Page) =>
  page.evaluate(async () => {
    // By their index: as properties of the storage, items named "key" or "length" would be overlooked.
    const itemsIn = (storage: Storage) =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').map((name) => [
        name,
        storage.getItem(name),
      ]);
    return {
      cookie: document.cookie,
      localStorage: JSON.stringify(itemsIn(localStorage)),
      sessionStorage: JSON.stringify(itemsIn(sessionStorage)),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
    };
  });

test('scripts can read no cookie, and every cookie is bound to this site', async ({
  page,
  context,
  memberWithPhone,
  system,
}) => {
  await memberWithPhone.enterPassword();
  const duringSignIn = await context.cookies();
  await memberWithPhone.signIn();
  const cookies = [...duringSignIn, ...(await context.cookies())];
  const ours = ['sid', 'chal', 'dev'].map((name) => `countersign_${new URL(system.consoleOrigin).port}_${name}`);
  expect(cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(ours));
  for (const cookie of cookies) {
    expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  }
  expect((await readableByScripts(page)).cookie).toBe('');
});

test('SEC-69 no storage holds the key, a code or a token, at any step', async ({
  page,
  context,
  member,
  authenticatorApp,
}) => {
  const sent = bodiesSentTo(page, '/api/two-factor/activation/confirm');
  const kept: string[] = [];
  const secrets = new Set([member.password]);
  const lookAround = async () => {
    const { cookie, localStorage, sessionStorage, ...others } = await readableByScripts(page);
    expect(others).toEqual({ databases: [], caches: [], serviceWorkers: 0 });
    kept.push(cookie + localStorage + sessionStorage);
    for (const { value } of await context.cookies()) secrets.add(value);
  };

  await member.signIn();
  await lookAround();
  await goToWizardStep(page, 'Get the app');
  await lookAround();
  await page.getByRole('button', { name: 'Continue' }).click();
  const textKey = await openTextKey(page);
  secrets.add(textKey);
  await lookAround();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectWizardStep(page, 'Enter the verification code');
  await lookAround();
  authenticatorApp.enterTextKey(textKey);
  const code = await authenticatorApp.nextCode();
  await page.getByLabel('Verification code').fill(code);
  await expectWizardStep(page, 'Save your recovery codes');
  const recoveryCodes = await shownRecoveryCodes(page).allTextContents();
  expect(recoveryCodes).toHaveLength(10);
  for (const recoveryCode of recoveryCodes) secrets.add(recoveryCode).add(recoveryCode.replaceAll('-', ''));
  await page.getByRole('button', { name: 'Download' }).click();
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await lookAround();
  await page.getByLabel('Recovery code', { exact: true }).fill(recoveryCodes[9] ?? '');
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  await lookAround();
  kept.push(page.url(), await page.evaluate(() => JSON.stringify(history.state)));

  expect(sent).toEqual([{ code }]);
  secrets.add(code);
  for (const secret of secrets) {
    for (const text of kept) expect(text.replace(/\s/g, '')).not.toContain(secret);
  }
});
