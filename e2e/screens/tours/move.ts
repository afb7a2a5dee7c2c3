import { newAuthenticatorApp } from '@countersign/playwright';
import { shownTextKey } from '../../kit/fixtures/wizard.ts';
import type { Screen, Tour } from '../tour.ts';
import { activateByPhone, button, codeField, complaint, heading, signInTo, type Walk } from '../walk.ts';

const goOn = (walk: Walk) => button(walk, walk.words.common.continue);
const submit = (walk: Walk) => button(walk, walk.words.recovery.move.submit);
const done = (walk: Walk) => button(walk, walk.words.recovery.move.deleteOldEntry.done);

const begin: Screen = {
  name: 'move-get-app',
  go: (walk) => signInTo(walk, '/settings/two-factor/move'),
  shows: ({ page, words }) => page.getByText(words.recovery.move.text),
  mainAction: goOn,
  survivesReload: true,
};

const scan: Screen = {
  name: 'move-scan',
  go: (walk) => goOn(walk).click(),
  shows: ({ page, words }) => page.getByRole('img', { name: words.scan.qrCode }),
  mainAction: goOn,
  survivesReload: true,
};

const confirm: Screen = {
  name: 'move-confirm',
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
  name: 'move-confirm-wrong-code',
  go: (walk) => codeField(walk).fill(walk.authenticatorApp.wrongCode()),
  shows: complaint,
  mainAction: submit,
};

const deleteOldEntry: Screen = {
  name: 'move-delete-old-entry',
  async go(walk) {
    await codeField(walk).clear();
    await codeField(walk).fill(await walk.authenticatorApp.nextCode());
  },
  shows: (walk) => heading(walk, walk.words.recovery.move.deleteOldEntry.title),
  mainAction: done,
};

const moved: Screen = {
  name: 'settings-moved',
  go: (walk) => done(walk).click(),
  shows: ({ page, words }) => page.getByText(words.twoFactor.moved),
};

export const move: Tour = {
  name: 'a move to a new phone',
  expects: (consoleErrors) => consoleErrors.expectRefusal(422),
  before: activateByPhone,
  screens: [begin, scan, confirm, wrongCode, deleteOldEntry, moved],
};
