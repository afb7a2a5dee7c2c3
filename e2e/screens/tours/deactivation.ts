import { someOtherCode } from '../../kit/fixtures/email-code.ts';
import { answerAsIfStale } from '../../kit/fixtures/stale-proof.ts';
import type { Screen, Tour } from '../tour.ts';
import {
  activateByPhone,
  button,
  codeField,
  complaint,
  passwordField,
  readMail,
  signInTo,
  type Walk,
} from '../walk.ts';

/** What one mailed code allows. */
const TRIES = 5;

const deactivate = (walk: Walk) => button(walk, walk.words.twoFactor.deactivate);
const send = (walk: Walk) => button(walk, walk.words.deactivation.send);

async function enterWrongCode(walk: Walk): Promise<void> {
  const judged = walk.page.waitForResponse('**/api/two-factor/deactivation/confirm');
  await codeField(walk).fill(someOtherCode(walk.mailedCode));
  await judged;
}

const home: Screen = {
  name: 'home-active',
  go: (walk) => signInTo(walk, '/'),
  shows: ({ page, words }) => page.getByText(words.home.activeText),
  survivesReload: true,
};

const settings: Screen = {
  name: 'settings-active',
  go: ({ page }) => page.goto('/settings/two-factor'),
  shows: deactivate,
  survivesReload: true,
};

const stepUp: Screen = {
  name: 'step-up',
  async go(walk) {
    await walk.page.goto('/settings/two-factor');
    await answerAsIfStale(walk.page, '/api/two-factor/deactivation');
    await deactivate(walk).click();
  },
  shows: passwordField,
  mainAction: (walk) => button(walk, walk.words.stepUp.confirm),
};

const stepUpWrongPassword: Screen = {
  name: 'step-up-wrong-password',
  async go(walk) {
    await passwordField(walk).fill('not-the-right-password');
    await button(walk, walk.words.stepUp.confirm).click();
  },
  shows: complaint,
  mainAction: (walk) => button(walk, walk.words.stepUp.confirm),
};

const sent: Screen = {
  name: 'deactivation-sent',
  async go(walk) {
    await passwordField(walk).fill(walk.account.password);
    await button(walk, walk.words.stepUp.confirm).click();
  },
  shows: ({ page, words }) => page.getByText(words.delivery.delivered),
  survivesReload: true,
};

const wrongCode: Screen = {
  name: 'deactivation-wrong-code',
  async go(walk) {
    await readMail(walk);
    await enterWrongCode(walk);
  },
  shows: complaint,
};

const offer: Screen = {
  name: 'deactivation-offer',
  go: ({ page }) => page.goto('/settings/two-factor/deactivate'),
  shows: send,
  survivesReload: true,
};

const spent: Screen = {
  name: 'deactivation-offer-again',
  async go(walk) {
    await signInTo(walk, '/settings/two-factor');
    await deactivate(walk).click();
    await readMail(walk);
    for (let tried = 0; tried < TRIES; tried += 1) await enterWrongCode(walk);
  },
  shows: send,
};

const deactivated: Screen = {
  name: 'settings-deactivated',
  go: (walk) => codeField(walk).fill(walk.mailedCode),
  shows: ({ page, words }) => page.getByText(words.twoFactor.deactivated),
};

export const deactivation: Tour = {
  name: 'the deactivation',
  expects(consoleErrors) {
    consoleErrors.expectRefusal(403);
    consoleErrors.expectRefusal(422);
  },
  before: activateByPhone,
  screens: [home, settings, offer, stepUp, stepUpWrongPassword, sent, wrongCode, deactivated],
};

export const deactivationSpent: Tour = {
  name: 'a deactivation that has used up its tries',
  expects: (consoleErrors) => consoleErrors.expectRefusal(422),
  before: activateByPhone,
  screens: [spent],
};
