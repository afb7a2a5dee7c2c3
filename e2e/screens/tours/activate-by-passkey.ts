import { newPasskey } from '@countersign/playwright';
import { shownRecoveryCodes } from '../../kit/fixtures/wizard.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, complaint, heading, link, recoveryCodeField, signInTo, type Walk } from '../walk.ts';

const onward = (walk: Walk) => button(walk, walk.words.common.continue);
const name = ({ page, words }: Walk) => page.getByLabel(words.passkeys.name, { exact: true });

const naming: Screen = {
  name: 'wizard-passkey',
  async go(walk) {
    await signInTo(walk, '/settings/two-factor/activate');
    await link(walk, walk.words.byPasskey.offer).click();
  },
  shows: (walk) => heading(walk, walk.words.passkeys.activateTitle),
  mainAction: onward,
  survivesReload: true,
};

const badName: Screen = {
  name: 'wizard-passkey-without-name',
  async go(walk) {
    await name(walk).fill('');
    await onward(walk).click();
  },
  shows: ({ page, words }) => page.getByText(words.passkeys.nameMissing),
  mainAction: onward,
};

const notMade: Screen = {
  name: 'wizard-passkey-cancelled',
  async go(walk) {
    const device = await newPasskey(walk.page);
    await device.cancel();
    await name(walk).fill('Laptop');
    await onward(walk).click();
    await complaint(walk).waitFor();
    await device.ignore();
  },
  shows: ({ page, words }) => page.getByText(words.passkey.createFailures.cancelled),
  mainAction: onward,
};

const codes: Screen = {
  name: 'wizard-passkey-recovery-codes',
  async go(walk) {
    await newPasskey(walk.page);
    await onward(walk).click();
    await button(walk, walk.words.recovery.saveCodes.saved).waitFor();
    walk.recoveryCodes.keep(await shownRecoveryCodes(walk.page).allTextContents());
  },
  shows: (walk) => button(walk, walk.words.recovery.saveCodes.saved),
};

const activated: Screen = {
  name: 'settings-activated-by-passkey',
  async go(walk) {
    await button(walk, walk.words.recovery.saveCodes.saved).click();
    await recoveryCodeField(walk).fill(walk.recoveryCodes.left()[0] ?? '');
  },
  shows: ({ page, words }) => page.getByText(words.twoFactor.activatedByPasskey),
};

export const activationByPasskey: Tour = {
  name: 'activating by passkey',
  screens: [naming, badName, notMade, codes, activated],
};
