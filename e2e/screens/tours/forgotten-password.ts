import type { Screen, Tour } from '../tour.ts';
import { activateByPhone, button, codeField, enterPassword, heading, link, signInTo, type Walk } from '../walk.ts';

const said = ({ words }: Walk) => words.reset;
const send = (walk: Walk) => button(walk, said(walk).send);
const goOn = (walk: Walk) => button(walk, said(walk).goOn);
const change = (walk: Walk) => button(walk, said(walk).change);
const sendAnother = (walk: Walk) => link(walk, said(walk).sendAnother);
const emailField = ({ page, words }: Walk) => page.getByLabel(words.signIn.email, { exact: true });
const resetCodeField = (walk: Walk) => walk.page.getByLabel(said(walk).code, { exact: true });
const newPassword = (walk: Walk) => walk.page.getByLabel(walk.words.newPassword.label, { exact: true });
const confirmPassword = (walk: Walk) => walk.page.getByLabel(walk.words.newPassword.confirm, { exact: true });

async function set(walk: Walk, password: string, again = password): Promise<void> {
  await newPassword(walk).fill(password);
  await confirmPassword(walk).fill(again);
  await change(walk).click();
}

const latest = async ({ account, mailbox }: Walk) =>
  mailbox.latestLink({ to: account.email, matching: /\/reset-password#/ });

/** Other than any that was mailed: nobody guesses one of a hundred million. */
const WRONG_CODE = '00000000';

const ask: Screen = {
  name: 'forgot-password',
  async go(walk) {
    await walk.page.goto('/sign-in');
    await link(walk, walk.words.signIn.forgotPassword).click();
  },
  shows: (walk) => heading(walk, said(walk).title),
  mainAction: send,
  survivesReload: true,
};

const noEmail: Screen = {
  name: 'forgot-password-no-email',
  go: (walk) => send(walk).click(),
  shows: ({ page, words }) => page.getByText(words.signIn.emailMissing),
  mainAction: send,
};

const sent: Screen = {
  name: 'forgot-password-sent',
  async go(walk) {
    await emailField(walk).fill(walk.account.email);
    await send(walk).click();
  },
  shows: resetCodeField,
  mainAction: goOn,
  survivesReload: true,
};

const wrongCode: Screen = {
  name: 'forgot-password-wrong-code',
  go: (walk) => resetCodeField(walk).fill(WRONG_CODE),
  shows: (walk) => walk.page.getByRole('alert'),
  mainAction: goOn,
};

const sentAgain: Screen = {
  name: 'forgot-password-sent-again',
  go: (walk) => button(walk, said(walk).sendAgain).click(),
  shows: (walk) => walk.page.getByText(said(walk).sentAgain),
  mainAction: goOn,
};

const enter: Screen = {
  name: 'reset-password',
  go: async (walk) => walk.page.goto(await latest(walk)),
  shows: newPassword,
  mainAction: change,
  survivesReload: true,
};

const mismatch: Screen = {
  name: 'reset-password-mismatch',
  go: (walk) => set(walk, walk.account.password, 'another one altogether'),
  shows: (walk) => walk.page.getByText(walk.words.newPassword.mismatch),
  mainAction: change,
};

const poor: Screen = {
  name: 'reset-password-poor',
  go: (walk) => set(walk, 'passwordpassword'),
  shows: (walk) => walk.page.getByText(walk.words.newPassword.flaws.common),
  mainAction: change,
};

const done: Screen = {
  name: 'sign-in-password-reset',
  go: (walk) => set(walk, walk.account.password),
  shows: ({ page, words }) => page.getByText(words.signIn.passwordReset),
  mainAction: (walk) => button(walk, walk.words.signIn.submit),
};

const held = (walk: Walk) => walk.page.getByText(/24 (hours after a new password|小时内，邮件验证码无效)/);

const heldAtSignIn: Screen = {
  name: 'verify-by-email-held',
  async go(walk) {
    await enterPassword(walk);
    await codeField(walk).waitFor();
    await link(walk, walk.words.verify.byEmail).click();
  },
  shows: held,
  survivesReload: true,
};

const heldWithLostPhone: Screen = {
  name: 'lost-phone-email-held',
  go: (walk) => link(walk, walk.words.verify.lostPhone).click(),
  shows: held,
  survivesReload: true,
};

const heldAtDeactivation: Screen = {
  name: 'deactivate-email-held',
  async go(walk) {
    await signInTo(walk, '/settings/two-factor/deactivate');
    await button(walk, walk.words.deactivation.send).click();
  },
  shows: held,
};

const gone: Screen = {
  name: 'reset-password-gone',
  async go(walk) {
    await walk.page.goto(`/reset-password#${'A'.repeat(43)}`);
    await set(walk, walk.account.password);
  },
  shows: (walk) => heading(walk, said(walk).goneTitle),
  mainAction: sendAnother,
};

const broken: Screen = {
  name: 'reset-password-broken',
  go: ({ page }) => page.goto('/reset-password'),
  shows: (walk) => heading(walk, said(walk).brokenTitle),
  mainAction: sendAnother,
  survivesReload: true,
};

export const forgottenPassword: Tour = {
  name: 'a forgotten password',
  expects(consoleErrors) {
    for (const status of [403, 410, 422]) consoleErrors.expectRefusal(status);
  },
  before: activateByPhone,
  screens: [
    ...[ask, noEmail, sent, wrongCode, sentAgain, enter, mismatch, poor, done],
    ...[heldAtSignIn, heldWithLostPhone, heldAtDeactivation, gone, broken],
  ],
};
