import { changeAnswers } from '../../kit/fixtures/change-answers.ts';
import type { Screen, Tour } from '../tour.ts';
import { activateByPhone, button, complaint, enterPassword, heading, signInTo, type Walk } from '../walk.ts';

const said = ({ words }: Walk) => words.assistedRecovery;
const toSignIn = (walk: Walk) => button(walk, said(walk).toSignIn);
const start = (walk: Walk) => button(walk, said(walk).start.submit);
const cancel = (walk: Walk) => button(walk, said(walk).cancel.submit);

const A_TOKEN = 'A'.repeat(43);
const deactivatesAt = '2026-12-24T09:30:00.000Z';

const broken: Screen = {
  name: 'recovery-broken',
  go: ({ page }) => page.goto('/recovery'),
  shows: (walk) => heading(walk, said(walk).broken.title),
  mainAction: toSignIn,
  survivesReload: true,
};

const offered: Screen = {
  name: 'recovery-start',
  go: ({ page }) => page.goto(`/recovery#${A_TOKEN}`),
  shows: (walk) => heading(walk, said(walk).start.title),
  mainAction: start,
  survivesReload: true,
};

const startGone: Screen = {
  name: 'recovery-start-gone',
  go: (walk) => start(walk).click(),
  shows: (walk) => heading(walk, said(walk).start.goneTitle),
  mainAction: toSignIn,
};

/** As the server answers to a link that an operator has offered. */
const started: Screen = {
  name: 'recovery-started',
  async go(walk) {
    await walk.page.route('**/api/recovery/start', (route) => route.fulfill({ json: { deactivatesAt } }));
    await walk.page.reload();
    await start(walk).click();
  },
  shows: (walk) => heading(walk, said(walk).start.doneTitle),
  mainAction: toSignIn,
};

const cancelling: Screen = {
  name: 'recovery-cancel',
  go: ({ page }) => page.goto(`/recovery/cancel#${A_TOKEN}`),
  shows: (walk) => heading(walk, said(walk).cancel.title),
  mainAction: cancel,
  survivesReload: true,
};

const cancelGone: Screen = {
  name: 'recovery-cancel-gone',
  go: (walk) => cancel(walk).click(),
  shows: (walk) => heading(walk, said(walk).cancel.goneTitle),
  mainAction: toSignIn,
};

const cancelled: Screen = {
  name: 'recovery-cancelled',
  async go(walk) {
    await walk.page.route('**/api/recovery/cancel', (route) => route.fulfill({ status: 204 }));
    await walk.page.reload();
    await cancel(walk).click();
  },
  shows: (walk) => heading(walk, said(walk).cancel.doneTitle),
  mainAction: toSignIn,
};

/** As the server describes a session of an account whose recovery waits. */
const banner: Screen = {
  name: 'home-recovery-waits',
  async go(walk) {
    await changeAnswers(walk.page, '**/api/session', (session) => ({ ...session, recovery: { deactivatesAt } }));
    await signInTo(walk, '/');
  },
  shows: (walk) => button(walk, said(walk).banner.submit),
  mainAction: (walk) => button(walk, said(walk).banner.submit),
  survivesReload: true,
};

const bannerOver: Screen = {
  name: 'home-recovery-cancelled',
  go: (walk) => button(walk, said(walk).banner.submit).click(),
  shows: (walk) => walk.page.getByText(said(walk).banner.done),
};

export const assistedRecovery: Tour = {
  name: 'a recovery that an administrator has offered',
  expects: (consoleErrors) => consoleErrors.expectRefusal(410),
  before: activateByPhone,
  screens: [broken, offered, startGone, started, cancelling, cancelGone, cancelled, banner, bannerOver],
};

const blocked: Screen = {
  name: 'sign-in-blocked',
  async go(walk) {
    await walk.page.route('**/api/sign-in', (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        json: {
          type: 'urn:countersign:problem:account_blocked',
          title: 'The account has been blocked.',
          status: 403,
          code: 'account_blocked',
        },
      }),
    );
    await walk.page.goto('/sign-in');
    await enterPassword(walk);
  },
  shows: complaint,
  mainAction: (walk) => button(walk, walk.words.signIn.submit),
};

export const blockedAccount: Tour = {
  name: 'an account that is blocked',
  expects: (consoleErrors) => consoleErrors.expectRefusal(403),
  screens: [blocked],
};
