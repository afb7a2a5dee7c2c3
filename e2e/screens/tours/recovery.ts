import { changeAnswers } from '../../kit/fixtures/change-answers.ts';
import type { Screen, Tour } from '../tour.ts';
import {
  activateByPhone,
  button,
  codeField,
  complaint,
  enterPassword,
  heading,
  link,
  readMail,
  recoveryCodeField,
  type Walk,
} from '../walk.ts';

const submit = (walk: Walk) => button(walk, walk.words.verify.submit);
const makeNew = (walk: Walk) => button(walk, walk.words.recovery.recoveryCodes.make);

const lostPhone: Screen = {
  name: 'lost-phone',
  async go(walk) {
    await walk.page.goto('/sign-in');
    await enterPassword(walk);
    await link(walk, walk.words.verify.lostPhone).click();
  },
  shows: (walk) => heading(walk, walk.words.verify.lostPhone),
  mainAction: (walk) => link(walk, walk.words.verify.byRecoveryCode),
  survivesReload: true,
};

const byRecoveryCode: Screen = {
  name: 'verify-by-recovery-code',
  go: (walk) => link(walk, walk.words.verify.byRecoveryCode).click(),
  shows: recoveryCodeField,
  mainAction: submit,
  survivesReload: true,
};

const tooShort: Screen = {
  name: 'verify-by-recovery-code-too-short',
  async go(walk) {
    await recoveryCodeField(walk).fill('0123-4567');
    await submit(walk).click();
  },
  shows: ({ page, words }) => page.getByText(words.recovery.recoveryCode.tooShort),
  mainAction: submit,
};

const wrongCode: Screen = {
  name: 'verify-by-recovery-code-wrong',
  go: (walk) => recoveryCodeField(walk).fill('0123-4567-89AB-CDEF'),
  shows: complaint,
  mainAction: submit,
};

const banner: Screen = {
  name: 'home-without-authenticator',
  async go(walk) {
    await walk.page.goto('/sign-in/verify/email');
    await button(walk, walk.words.verifyByEmail.send).click();
    await readMail(walk);
    await codeField(walk).fill(walk.mailedCode);
  },
  shows: (walk) => link(walk, walk.words.recovery.move.title),
  survivesReload: true,
};

const settings: Screen = {
  name: 'settings-without-authenticator',
  go: ({ page }) => page.goto('/settings/two-factor'),
  shows: makeNew,
  survivesReload: true,
};

/** As the server describes other accounts. */
const settingsWith = (name: string, recoveryCodes: object | null): Screen => ({
  name,
  async go({ page }) {
    await page.unroute('**/api/two-factor');
    await changeAnswers<{ recoveryCodes: object }>(page, '**/api/two-factor', (status) => ({
      ...status,
      recoveryCodes: recoveryCodes && { ...status.recoveryCodes, ...recoveryCodes },
    }));
    await page.goto('/settings/two-factor');
  },
  shows: makeNew,
  survivesReload: true,
});

const secondFactor: Screen = {
  name: 'prove-a-factor',
  async go(walk) {
    await walk.page.unroute('**/api/two-factor');
    await walk.page.goto('/settings/two-factor');
    await makeNew(walk).click();
  },
  shows: codeField,
  mainAction: (walk) => button(walk, walk.words.stepUp.confirm),
};

const secondFactorByRecoveryCode: Screen = {
  name: 'prove-a-factor-by-recovery-code',
  go: (walk) => button(walk, walk.words.verify.byRecoveryCode).click(),
  shows: recoveryCodeField,
  mainAction: (walk) => button(walk, walk.words.stepUp.confirm),
};

const newCodes: Screen = {
  name: 'new-recovery-codes',
  go: (walk) => recoveryCodeField(walk).fill(walk.recoveryCodes.next()),
  shows: (walk) => button(walk, walk.words.recovery.saveCodes.saved),
};

export const recovery: Tour = {
  name: 'recovery codes and a lost phone',
  expects(consoleErrors) {
    consoleErrors.expectRefusal(422);
    consoleErrors.expectRefusal(403);
  },
  before: activateByPhone,
  screens: [
    lostPhone,
    byRecoveryCode,
    tooShort,
    wrongCode,
    banner,
    settings,
    settingsWith('settings-recovery-codes-not-saved', { isSaved: false }),
    settingsWith('settings-recovery-codes-few', { left: 2 }),
    settingsWith('settings-recovery-codes-none-left', { left: 0 }),
    settingsWith('settings-recovery-codes-never-made', null),
    secondFactor,
    secondFactorByRecoveryCode,
    newCodes,
  ],
};
