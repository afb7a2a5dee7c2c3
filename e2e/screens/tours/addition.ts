import { newAuthenticatorApp, newPasskey } from '@countersign/playwright';
import { activateByPasskeyDirectly } from '../../kit/fixtures/with-passkey.ts';
import { shownTextKey } from '../../kit/fixtures/wizard.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, codeField, complaint, signInTo, type Walk } from '../walk.ts';

const add = (walk: Walk) => button(walk, walk.words.recovery.addition.title);
const goOn = (walk: Walk) => button(walk, walk.words.common.continue);
const submit = (walk: Walk) => button(walk, walk.words.recovery.addition.submit);

const notSetUp: Screen = {
  name: 'settings-without-app',
  async go(walk) {
    await newPasskey(walk.page);
    await signInTo(walk, '/help/two-factor-authentication');
    await activateByPasskeyDirectly(walk.page, 'Laptop');
    await walk.page.goto('/settings/two-factor');
  },
  shows: ({ page, words }) => page.getByText(words.recovery.addition.notSetUp),
  survivesReload: true,
};

const begin: Screen = {
  name: 'addition-get-app',
  go: (walk) => add(walk).click(),
  shows: ({ page, words }) => page.getByText(words.recovery.addition.text),
  mainAction: goOn,
  survivesReload: true,
};

const scan: Screen = {
  name: 'addition-scan',
  go: (walk) => goOn(walk).click(),
  shows: ({ page, words }) => page.getByRole('img', { name: words.scan.qrCode }),
  mainAction: goOn,
  survivesReload: true,
};

const confirm: Screen = {
  name: 'addition-confirm',
  async go(walk) {
    await button(walk, walk.words.scan.enterTextCode).click();
    walk.authenticatorApp = newAuthenticatorApp();
    walk.authenticatorApp.enterTextKey((await shownTextKey(walk.page).textContent()) ?? '');
    await goOn(walk).click();
  },
  shows: codeField,
  mainAction: submit,
  survivesReload: true,
};

const wrongCode: Screen = {
  name: 'addition-confirm-wrong-code',
  go: (walk) => codeField(walk).fill(walk.authenticatorApp.wrongCode()),
  shows: complaint,
  mainAction: submit,
};

const added: Screen = {
  name: 'settings-authenticator-added',
  async go(walk) {
    await codeField(walk).clear();
    await codeField(walk).fill(await walk.authenticatorApp.nextCode());
  },
  shows: ({ page, words }) => page.getByText(words.recovery.addition.hasAdded),
};

export const addition: Tour = {
  name: 'an authenticator app beside a passkey',
  expects: (consoleErrors) => consoleErrors.expectRefusal(422),
  screens: [notSetUp, begin, scan, confirm, wrongCode, added],
};
