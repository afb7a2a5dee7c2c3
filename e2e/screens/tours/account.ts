import { someOtherCode } from '../../kit/fixtures/email-code.ts';
import { answerAsIfStale } from '../../kit/fixtures/stale-proof.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, codeField, complaint, heading, passwordField, signInTo, type Walk } from '../walk.ts';

const NEW = 'seven grey geese over the harbour';

const said = ({ words }: Walk) => words.accountPage;
const newEmail = ({ account }: Walk) => `new-${account.email}`;

const field = (walk: Walk, label: string) => walk.page.getByLabel(label, { exact: true });
const current = (walk: Walk) => field(walk, said(walk).changePassword.current);
const created = (walk: Walk) => field(walk, walk.words.newPassword.label);
const again = (walk: Walk) => field(walk, walk.words.newPassword.confirm);
const savePassword = (walk: Walk) => button(walk, said(walk).changePassword.submit);
const email = (walk: Walk) => field(walk, said(walk).changeEmail.field);
const send = (walk: Walk) => button(walk, said(walk).changeEmail.send);

const main: Screen = {
  name: 'account',
  go: (walk) => signInTo(walk, '/settings/account'),
  shows: (walk) => button(walk, said(walk).email.change),
  survivesReload: true,
};

const empty: Screen = {
  name: 'change-password',
  go: (walk) => button(walk, said(walk).password.change).click(),
  shows: created,
  mainAction: savePassword,
  survivesReload: true,
};

const missing: Screen = {
  name: 'change-password-missing',
  go: (walk) => savePassword(walk).click(),
  shows: (walk) => walk.page.getByText(said(walk).changePassword.currentMissing),
};

const short: Screen = {
  name: 'change-password-short',
  async go(walk) {
    await current(walk).fill(walk.account.password);
    await created(walk).fill('fourteen chars');
    await savePassword(walk).click();
  },
  shows: (walk) => walk.page.getByText(walk.words.newPassword.flaws['too-short']),
};

const different: Screen = {
  name: 'change-password-mismatch',
  async go(walk) {
    await created(walk).fill(NEW);
    await again(walk).fill('another');
    await savePassword(walk).click();
  },
  shows: (walk) => walk.page.getByText(walk.words.newPassword.mismatch),
};

const common: Screen = {
  name: 'change-password-common',
  async go(walk) {
    for (const each of [created, again]) await each(walk).fill('passwordpassword');
    await savePassword(walk).click();
  },
  shows: (walk) => walk.page.getByText(walk.words.newPassword.flaws.common),
};

const wrong: Screen = {
  name: 'change-password-wrong',
  async go(walk) {
    await current(walk).fill('not-the-right-password');
    for (const each of [created, again]) await each(walk).fill(NEW);
    await savePassword(walk).click();
  },
  shows: (walk) => walk.page.getByText(said(walk).changePassword.wrong),
};

const shown: Screen = {
  name: 'change-password-shown',
  async go(walk) {
    await current(walk).fill(walk.account.password);
    await walk.page.getByRole('button', { name: walk.words.signIn.showPassword }).nth(1).click();
  },
  shows: created,
  mainAction: savePassword,
};

const passwordChanged: Screen = {
  name: 'account-password-changed',
  go: (walk) => savePassword(walk).click(),
  shows: (walk) => walk.page.getByText(said(walk).password.changed),
};

const emailForm: Screen = {
  name: 'change-email',
  go: (walk) => button(walk, said(walk).email.change).click(),
  shows: email,
  mainAction: send,
  survivesReload: true,
};

const notUsable: Screen = {
  name: 'change-email-not-usable',
  async go(walk) {
    await email(walk).fill('ann at example.com');
    await send(walk).click();
  },
  shows: (walk) => walk.page.getByText(walk.words.signIn.emailNotUsable),
};

const unchanged: Screen = {
  name: 'change-email-unchanged',
  async go(walk) {
    await email(walk).fill(walk.account.email);
    await send(walk).click();
  },
  shows: (walk) => walk.page.getByText(said(walk).changeEmail.sendProblems.email_unchanged as string),
};

const stepUp: Screen = {
  name: 'change-email-step-up',
  async go(walk) {
    await answerAsIfStale(walk.page, '/api/account/email');
    await email(walk).fill(newEmail(walk));
    await send(walk).click();
  },
  shows: passwordField,
};

const sent: Screen = {
  name: 'change-email-sent',
  async go(walk) {
    await passwordField(walk).fill(NEW);
    await button(walk, walk.words.stepUp.confirm).click();
  },
  shows: ({ page, words }) => page.getByText(words.delivery.delivered),
  mainAction: (walk) => button(walk, said(walk).changeEmail.submit),
  survivesReload: true,
};

const wrongCode: Screen = {
  name: 'change-email-wrong-code',
  async go(walk) {
    walk.mailedCode = await walk.mailbox.latestCode({ to: newEmail(walk) });
    await codeField(walk).fill(someOtherCode(walk.mailedCode));
  },
  shows: complaint,
};

const emailChanged: Screen = {
  name: 'account-email-changed',
  go: (walk) => codeField(walk).fill(walk.mailedCode),
  shows: (walk) => walk.page.getByText(said(walk).email.changed(newEmail(walk))),
};

const undoEmail: Screen = {
  name: 'undo-email-changed-by-link',
  async go(walk) {
    const { account, mailbox, page } = walk;
    await page.goto(await mailbox.latestLink({ to: account.email, matching: /\/undo\/email-changed#/ }));
  },
  shows: (walk) => heading(walk, walk.words.undo.titles['email-changed']),
  mainAction: (walk) => button(walk, walk.words.undo.submit),
  survivesReload: true,
};

const undone: Screen = {
  name: 'undone-email-changed',
  go: (walk) => button(walk, walk.words.undo.submit).click(),
  shows: (walk) => walk.page.getByText(walk.words.undo.results['email-changed']),
  mainAction: (walk) => walk.page.getByRole('link', { name: walk.words.undo.setPassword }),
};

export const account: Tour = {
  name: 'the account itself',
  expects(consoleErrors) {
    for (const status of [401, 403, 409, 422]) consoleErrors.expectRefusal(status);
  },
  screens: [
    ...[main, empty, missing, short, different, common, wrong, shown, passwordChanged],
    ...[emailForm, notUsable, unchanged, stepUp, sent, wrongCode, emailChanged, undoEmail, undone],
  ],
};
