import { someOtherCode } from '../../kit/fixtures/email-code.ts';
import { answerAsIfStale } from '../../kit/fixtures/stale-proof.ts';
import type { Leg, Stop } from '../tour.ts';
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

const home: Stop = {
  name: 'home-active',
  go: (walk) => signInTo(walk, '/'),
  shows: ({ page, words }) => page.getByText(words.home.activeText),
  survivesReload: true,
};

const settings: Stop = {
  name: 'settings-active',
  go: ({ page }) => page.goto('/settings/two-factor'),
  shows: deactivate,
  survivesReload: true,
};

const stepUp: Stop = {
  name: 'step-up',
  async go(walk) {
    await walk.page.goto('/settings/two-factor');
    await answerAsIfStale(walk.page, '/api/two-factor/deactivation');
    await deactivate(walk).click();
  },
  shows: passwordField,
  mainAction: (walk) => button(walk, walk.words.stepUp.confirm),
};

const stepUpWrongPassword: Stop = {
  name: 'step-up-wrong-password',
  async go(walk) {
    await passwordField(walk).fill('not-the-right-password');
    await button(walk, walk.words.stepUp.confirm).click();
  },
  shows: complaint,
  mainAction: (walk) => button(walk, walk.words.stepUp.confirm),
};

const sent: Stop = {
  name: 'deactivation-sent',
  async go(walk) {
    await passwordField(walk).fill(walk.account.password);
    await button(walk, walk.words.stepUp.confirm).click();
  },
  shows: codeField,
  survivesReload: true,
};

const wrongCode: Stop = {
  name: 'deactivation-wrong-code',
  async go(walk) {
    await readMail(walk);
    await enterWrongCode(walk);
  },
  shows: complaint,
};

const offer: Stop = {
  name: 'deactivation-offer',
  go: ({ page }) => page.goto('/settings/two-factor/deactivate'),
  shows: send,
  survivesReload: true,
};

const spent: Stop = {
  name: 'deactivation-offer-again',
  async go(walk) {
    await signInTo(walk, '/settings/two-factor');
    await deactivate(walk).click();
    await readMail(walk);
    for (let tried = 0; tried < TRIES; tried += 1) await enterWrongCode(walk);
  },
  shows: send,
};

const deactivated: Stop = {
  name: 'settings-deactivated',
  go: (walk) => codeField(walk).fill(walk.mailedCode),
  shows: ({ page, words }) => page.getByText(words.twoFactor.deactivated),
};

export const deactivation: Leg = {
  name: 'the deactivation',
  expects(witness) {
    witness.expectRefusal(403);
    witness.expectRefusal(422);
  },
  before: activateByPhone,
  stops: [home, settings, offer, stepUp, stepUpWrongPassword, sent, wrongCode, deactivated],
};

export const deactivationSpent: Leg = {
  name: 'a deactivation that has used up its tries',
  expects: (witness) => witness.expectRefusal(422),
  before: activateByPhone,
  stops: [spent],
};
