import { someOtherCode } from '../../kit/fixtures/email-code.ts';
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
  sayOfNewestMail,
  type Walk,
} from '../walk.ts';

const submit = (walk: Walk) => button(walk, walk.words.verify.submit);
const send = (walk: Walk) => button(walk, walk.words.verifyByEmail.send);

const code: Screen = {
  name: 'verify',
  async go(walk) {
    await walk.page.goto('/sign-in');
    await enterPassword(walk);
  },
  shows: codeField,
  mainAction: submit,
  survivesReload: true,
};

const wrongCode: Screen = {
  name: 'verify-wrong-code',
  go: (walk) => codeField(walk).fill(walk.authenticatorApp.wrongCode()),
  shows: complaint,
  mainAction: submit,
};

const tooManyDigits: Screen = {
  name: 'verify-too-many-digits',
  go: (walk) => codeField(walk).fill('12345678'),
  shows: ({ page, words }) => page.getByText(words.verify.tooManyDigits),
  mainAction: submit,
};

const noSingleCode: Screen = {
  name: 'verify-no-single-code',
  go: (walk) => codeField(walk).fill('123456 / 654321'),
  shows: ({ page, words }) => page.getByText(words.verify.noSingleCode),
  mainAction: submit,
};

const offer: Screen = {
  name: 'verify-by-email',
  go: (walk) => link(walk, walk.words.verify.byEmail).click(),
  shows: send,
  mainAction: send,
  survivesReload: true,
};

const sent: Screen = {
  name: 'verify-by-email-sent',
  go: (walk) => send(walk).click(),
  shows: ({ page, words }) => page.getByText(words.delivery.delivered),
  mainAction: submit,
  survivesReload: true,
};

const mailRefused: Screen = {
  name: 'verify-by-email-refused',
  async go(walk) {
    await sayOfNewestMail(walk, 'email.bounced');
    await walk.page.reload();
  },
  shows: ({ page, words }) => page.getByText(words.delivery.bounced.orRecoveryCode),
  mainAction: submit,
  survivesReload: true,
};

const mailReported: Screen = {
  name: 'verify-by-email-reported',
  async go(walk) {
    await sayOfNewestMail(walk, 'email.complained');
    await walk.page.reload();
  },
  shows: ({ page, words }) => page.getByText(words.delivery.complained),
  mainAction: submit,
  survivesReload: true,
};

const wrongMailedCode: Screen = {
  name: 'verify-by-email-wrong-code',
  async go(walk) {
    await readMail(walk);
    await codeField(walk).fill(someOtherCode(walk.mailedCode));
  },
  shows: complaint,
  mainAction: submit,
};

const ended: Screen = {
  name: 'verify-ended',
  async go(walk) {
    const { page, authenticatorApp } = walk;
    await page.goto('/sign-in/verify');
    for (let triesLeft = 3; triesLeft > 0; triesLeft -= 1) {
      const judged = page.waitForResponse('**/api/sign-in/challenge/verify');
      await codeField(walk).fill(authenticatorApp.wrongCode());
      await judged;
    }
  },
  shows: (walk) => heading(walk, walk.words.challengeEnded.title),
  mainAction: (walk) => button(walk, walk.words.challengeEnded.signInAgain),
  survivesReload: true,
};

const another: Screen = {
  name: 'verify-another-sign-in',
  async go(walk) {
    const { page, authenticatorApp } = walk;
    await page.goto('/sign-in');
    await enterPassword(walk);
    await codeField(walk).waitFor();
    const other = await page.context().newPage();
    await other.goto('/sign-in');
    await enterPassword({ ...walk, page: other });
    await codeField({ ...walk, page: other }).waitFor();
    await other.close();
    await codeField(walk).fill(authenticatorApp.wrongCode());
  },
  shows: (walk) => heading(walk, walk.words.challengeEnded.anotherTitle),
  mainAction: (walk) => button(walk, walk.words.challengeEnded.signInAgain),
};

export const secondFactor: Tour = {
  name: 'the second factor',
  expects(consoleErrors) {
    consoleErrors.expectRefusal(422);
    consoleErrors.expectRefusal(410);
    consoleErrors.expectRefusal(409);
  },
  before: activateByPhone,
  screens: [
    code,
    wrongCode,
    tooManyDigits,
    noSingleCode,
    offer,
    sent,
    mailRefused,
    mailReported,
    wrongMailedCode,
    ended,
    another,
  ],
};
