import { someOtherCode } from '../../kit/fixtures/email-code.ts';
import type { Leg, Stop } from '../tour.ts';
import {
  activateByPhone,
  button,
  codeField,
  complaint,
  enterPassword,
  heading,
  link,
  readMail,
  type Walk,
} from '../walk.ts';

const submit = (walk: Walk) => button(walk, walk.words.verify.submit);
const send = (walk: Walk) => button(walk, walk.words.verifyByEmail.send);

const code: Stop = {
  name: 'verify',
  async go(walk) {
    await walk.page.goto('/sign-in');
    await enterPassword(walk);
  },
  shows: codeField,
  mainAction: submit,
  survivesReload: true,
};

const wrongCode: Stop = {
  name: 'verify-wrong-code',
  go: (walk) => codeField(walk).fill(walk.authenticatorApp.wrongCode()),
  shows: complaint,
  mainAction: submit,
};

const tooManyDigits: Stop = {
  name: 'verify-too-many-digits',
  go: (walk) => codeField(walk).fill('12345678'),
  shows: ({ page, words }) => page.getByText(words.verify.tooManyDigits),
  mainAction: submit,
};

const noSingleCode: Stop = {
  name: 'verify-no-single-code',
  go: (walk) => codeField(walk).fill('123456 / 654321'),
  shows: ({ page, words }) => page.getByText(words.verify.noSingleCode),
  mainAction: submit,
};

const offer: Stop = {
  name: 'verify-by-email',
  go: (walk) => link(walk, walk.words.verify.byEmail).click(),
  shows: send,
  mainAction: send,
  survivesReload: true,
};

const sent: Stop = {
  name: 'verify-by-email-sent',
  go: (walk) => send(walk).click(),
  shows: codeField,
  mainAction: submit,
  survivesReload: true,
};

const wrongMailedCode: Stop = {
  name: 'verify-by-email-wrong-code',
  async go(walk) {
    await readMail(walk);
    await codeField(walk).fill(someOtherCode(walk.mailedCode));
  },
  shows: complaint,
  mainAction: submit,
};

const ended: Stop = {
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

const another: Stop = {
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

export const secondFactor: Leg = {
  name: 'the second factor',
  expects(witness) {
    witness.expectRefusal(422);
    witness.expectRefusal(410);
    witness.expectRefusal(409);
  },
  before: activateByPhone,
  stops: [code, wrongCode, tooManyDigits, noSingleCode, offer, sent, wrongMailedCode, ended, another],
};
