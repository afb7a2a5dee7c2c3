import { announcement } from '../../kit/fixtures/announcement.ts';
import { signInElsewhere } from '../../kit/fixtures/sign-in-elsewhere.ts';
import { answerAsIfStale } from '../../kit/fixtures/stale-proof.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, signInTo, type Walk } from '../walk.ts';

const said = ({ words }: Walk) => words.sessionsPage;
const status = ({ page }: Walk) => announcement(page.getByRole('main'));

/** Each is named after what it ends or forgets. */
const first = ({ page }: Walk, label: string) =>
  page.getByRole('button', { name: new RegExp(`^${label} \\S`) }).first();

const one: Screen = {
  name: 'sessions-one',
  go: (walk) => signInTo(walk, '/settings/sessions'),
  shows: (walk) => walk.page.getByText(said(walk).open.onlyThis),
  survivesReload: true,
};

const many: Screen = {
  name: 'sessions-many',
  async go({ account, page, system }) {
    for (const browser of ['Safari on iOS', 'Firefox on Windows', 'An unknown browser'] as const)
      await signInElsewhere(account, browser, system.consoleOrigin);
    await page.reload();
  },
  shows: (walk) => button(walk, said(walk).open.endOthers),
  survivesReload: true,
};

const password: Screen = {
  name: 'sessions-step-up',
  async go(walk) {
    await answerAsIfStale(walk.page, '/api/sessions/end');
    await first(walk, said(walk).open.end).click();
  },
  shows: ({ page, words }) => page.getByRole('dialog', { name: words.stepUp.title }),
};

const endedOne: Screen = {
  name: 'sessions-ended-one',
  async go(walk) {
    await button(walk, walk.words.common.cancel).click();
    await first(walk, said(walk).open.end).click();
  },
  shows: status,
};

const endedOthers: Screen = {
  name: 'sessions-ended-others',
  go: (walk) => button(walk, said(walk).open.endOthers).click(),
  shows: (walk) => walk.page.getByText(said(walk).open.othersEnded(2)),
};

const forgotten: Screen = {
  name: 'browsers-forgotten-one',
  go: (walk) => first(walk, said(walk).browsers.forget).click(),
  shows: (walk) => walk.page.getByText(said(walk).browsers.thisForgotten),
};

const none: Screen = {
  name: 'browsers-none',
  go: (walk) => button(walk, said(walk).browsers.forgetAll).click(),
  shows: (walk) => walk.page.getByText(said(walk).browsers.none),
};

const notLoaded: Screen = {
  name: 'sessions-not-loaded',
  async go({ page }) {
    await page.route('**/api/sessions', (route) => route.abort());
    await page.goto('/settings/sessions');
  },
  shows: (walk) => button(walk, walk.words.common.tryAgain),
};

export const sessions: Tour = {
  name: 'sessions and browsers',
  expects(consoleErrors) {
    consoleErrors.expectNoConnection();
    consoleErrors.expectRefusal(403);
  },
  screens: [one, many, password, endedOne, endedOthers, forgotten, none, notLoaded],
};
