import { shownRecoveryCodes, shownTextKey } from '../../kit/fixtures/wizard.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, codeField, complaint, recoveryCodeField, signInTo, type Walk } from '../walk.ts';

/** What one QR code allows. */
const TRIES = 10;

const goOn = (walk: Walk) => button(walk, walk.words.common.continue);
const submit = (walk: Walk) => button(walk, walk.words.confirm.submit);
const startAgain = (walk: Walk) => button(walk, walk.words.activation.startAgain);
const textKeyToggle = (walk: Walk) => button(walk, walk.words.scan.enterTextCode);

async function takeTextKey(walk: Walk): Promise<void> {
  walk.authenticatorApp.enterTextKey((await shownTextKey(walk.page).textContent()) ?? '');
  await goOn(walk).click();
}

async function enterWrongCode(walk: Walk): Promise<void> {
  const judged = walk.page.waitForResponse('**/api/two-factor/activation/confirm');
  await codeField(walk).fill(walk.authenticatorApp.wrongCode());
  await judged;
}

const getApp: Screen = {
  name: 'wizard-get-app',
  go: (walk) => signInTo(walk, '/settings/two-factor/activate'),
  shows: goOn,
  mainAction: goOn,
  survivesReload: true,
};

const scan: Screen = {
  name: 'wizard-scan',
  go: (walk) => goOn(walk).click(),
  shows: ({ page, words }) => page.getByRole('img', { name: words.scan.qrCode }),
  mainAction: goOn,
  survivesReload: true,
};

const textKey: Screen = {
  name: 'wizard-text-key',
  go: (walk) => textKeyToggle(walk).click(),
  shows: ({ page }) => shownTextKey(page),
};

const confirm: Screen = {
  name: 'wizard-confirm',
  go: takeTextKey,
  shows: codeField,
  mainAction: submit,
  survivesReload: true,
};

const wrongCode: Screen = {
  name: 'wizard-confirm-wrong-code',
  go: enterWrongCode,
  shows: complaint,
  mainAction: submit,
};

const saved = (walk: Walk) => button(walk, walk.words.recovery.saveCodes.saved);
const finish = (walk: Walk) => button(walk, walk.words.recovery.saveCodes.finish);

const recoveryCodes: Screen = {
  name: 'wizard-recovery-codes',
  async go(walk) {
    await codeField(walk).fill(await walk.authenticatorApp.nextCode());
    await saved(walk).waitFor();
    walk.recoveryCodes.keep(await shownRecoveryCodes(walk.page).allTextContents());
  },
  shows: saved,
};

const downloaded: Screen = {
  name: 'wizard-recovery-codes-downloaded',
  go: (walk) => button(walk, walk.words.recovery.saveCodes.download).click(),
  shows: ({ page, words }) => page.getByText(words.recovery.saveCodes.downloaded),
};

const proof: Screen = {
  name: 'wizard-recovery-codes-proof',
  go: (walk) => saved(walk).click(),
  shows: recoveryCodeField,
  mainAction: finish,
};

const wrongProof: Screen = {
  name: 'wizard-recovery-codes-wrong-proof',
  go: (walk) => recoveryCodeField(walk).fill('0123-4567-89AB-CDEF'),
  shows: complaint,
  mainAction: finish,
};

const activated: Screen = {
  name: 'settings-activated',
  async go(walk) {
    await recoveryCodeField(walk).clear();
    await recoveryCodeField(walk).fill(walk.recoveryCodes.left()[0] ?? '');
  },
  shows: ({ page, words }) => page.getByText(words.twoFactor.activated),
};

const spent: Screen = {
  name: 'wizard-start-again',
  async go(walk) {
    await signInTo(walk, '/settings/two-factor/activate');
    await goOn(walk).click();
    await textKeyToggle(walk).click();
    await takeTextKey(walk);
    for (let tried = 0; tried < TRIES; tried += 1) await enterWrongCode(walk);
  },
  shows: startAgain,
  mainAction: startAgain,
};

export const activation: Tour = {
  name: 'the activation',
  expects: (consoleErrors) => consoleErrors.expectRefusal(422),
  screens: [getApp, scan, textKey, confirm, wrongCode, recoveryCodes, downloaded, proof, wrongProof, activated],
};

export const activationSpent: Tour = {
  name: 'an activation that has used up its tries',
  expects: (consoleErrors) => consoleErrors.expectRefusal(422),
  screens: [spent],
};

const scanOnPhone: Screen = {
  name: 'phone-wizard-scan',
  async go(walk) {
    await signInTo(walk, '/settings/two-factor/activate');
    await goOn(walk).tap();
  },
  shows: ({ page, words }) => page.getByRole('link', { name: words.scan.openInApp }),
  mainAction: ({ page, words }) => page.getByRole('link', { name: words.scan.openInApp }),
  survivesReload: true,
};

export const activationOnPhone: Tour = {
  name: 'the activation on a phone',
  onPhone: true,
  screens: [scanOnPhone],
};
