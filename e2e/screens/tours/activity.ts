import { bffApi } from '../../kit/fixtures/bff-api.ts';
import { beginManyActivations, intrude } from '../../kit/fixtures/intruder.ts';
import type { Screen, Tour } from '../tour.ts';
import { activateByPhone, button, signInTo, type Walk } from '../walk.ts';

const said = ({ words }: Walk) => words.activityPage;
const stands = (walk: Walk, text: string) => walk.page.getByText(text).first();

const noneOfKind: Screen = {
  name: 'activity-none-of-kind',
  go: (walk) => signInTo(walk, '/settings/activity?only=two-factor'),
  shows: (walk) => stands(walk, said(walk).noneOfKind),
  survivesReload: true,
};

const moreThanAPage: Screen = {
  name: 'activity-more-than-a-page',
  async go(walk) {
    await beginManyActivations(bffApi(walk.page.request, walk.system.consoleOrigin), 40);
    await walk.page.goto('/settings/activity');
  },
  shows: (walk) => button(walk, said(walk).showMore),
  survivesReload: true,
};

const toTheEnd: Screen = {
  name: 'activity-to-the-end',
  go: (walk) => button(walk, said(walk).showMore).click(),
  shows: (walk) => stands(walk, said(walk).sentences['account-added']),
};

const downloaded: Screen = {
  name: 'activity-downloaded',
  go: (walk) => button(walk, said(walk).download).click(),
  shows: (walk) => stands(walk, said(walk).downloaded),
};

export const activity: Tour = {
  name: 'the activity',
  screens: [noneOfKind, moreThanAPage, toTheEnd, downloaded],
};

const usual: Screen = {
  name: 'activity',
  go: (walk) => signInTo(walk, '/settings/activity'),
  shows: (walk) => stands(walk, said(walk).sentences['account-added']),
  survivesReload: true,
};

const warnings: Screen = {
  name: 'activity-warnings',
  go: ({ page }) => page.goto('/settings/activity?only=warnings'),
  shows: (walk) => stands(walk, said(walk).sentences['code-replayed']),
  survivesReload: true,
};

const notLoaded: Screen = {
  name: 'activity-not-loaded',
  async go({ page }) {
    await page.route('**/api/activity*', (route) => route.abort());
    await page.goto('/settings/activity');
  },
  shows: (walk) => button(walk, walk.words.common.tryAgain),
};

const noFile: Screen = {
  name: 'activity-no-file',
  go: (walk) => button(walk, said(walk).download).click(),
  shows: ({ page, words }) => page.getByText(words.unreachable['no-answer']).last(),
};

export const activityOfIntruder: Tour = {
  name: 'the activity after an intruder',
  expects: (consoleErrors) => consoleErrors.expectNoConnection(),
  async before(walk) {
    await activateByPhone(walk);
    await intrude(walk, walk.system.consoleOrigin);
  },
  screens: [usual, warnings, notLoaded, noFile],
};
