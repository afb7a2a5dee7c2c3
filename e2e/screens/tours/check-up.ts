import { announcement } from '../../kit/fixtures/announcement.ts';
import { answerAsIfCheckUpDue } from '../../kit/fixtures/check-up-due.ts';
import type { Screen, Tour } from '../tour.ts';
import { activateByPhone, codeField, complaint, link, signInTo, type Walk } from '../walk.ts';

/** As many as one account has at once. */
const TESTS = 5;

const testCode = (walk: Walk) => link(walk, walk.words.twoFactor.testCode);

async function enter(walk: Walk, code: string): Promise<void> {
  const judged = walk.page.waitForResponse('**/api/two-factor/test');
  await codeField(walk).fill(code);
  await judged;
}

const due: Screen = {
  name: 'home-check-up',
  async go(walk) {
    await answerAsIfCheckUpDue(walk.page);
    await signInTo(walk, '/');
  },
  shows: testCode,
  survivesReload: true,
};

const postponed: Screen = {
  name: 'home-check-up-postponed',
  go: ({ page }) => page.getByRole('main').getByRole('button').click(),
  shows: ({ page }) => announcement(page.getByRole('main')),
};

const form: Screen = {
  name: 'test-code',
  go: ({ page }) => page.goto('/settings/two-factor/test'),
  shows: codeField,
  survivesReload: true,
};

const drifted: Screen = {
  name: 'test-code-clock-behind',
  go: (walk) => enter(walk, walk.authenticatorApp.codeAt(new Date(Date.now() - 120_000))),
  shows: complaint,
};

const wrong: Screen = {
  name: 'test-code-wrong',
  go: (walk) => enter(walk, walk.authenticatorApp.wrongCode()),
  shows: complaint,
};

const right: Screen = {
  name: 'test-code-right',
  go: (walk) => enter(walk, walk.authenticatorApp.codeAt(new Date())),
  shows: ({ page }) => announcement(page.getByRole('main')),
};

const last: Screen = {
  name: 'test-code-last',
  async go(walk) {
    await walk.page.goto('/settings/two-factor/test');
    // Two were wrong before; a right one is given back.
    for (let tested = 2; tested < TESTS; tested += 1) await enter(walk, walk.authenticatorApp.wrongCode());
    await codeField(walk).waitFor({ state: 'hidden' });
  },
  shows: complaint,
};

const used: Screen = {
  name: 'test-code-used-up',
  async go(walk) {
    await walk.page.goto('/settings/two-factor/test');
    await enter(walk, walk.authenticatorApp.wrongCode());
  },
  shows: complaint,
};

export const checkUp: Tour = {
  name: 'the check-up',
  expects(consoleErrors) {
    consoleErrors.expectRefusal(422);
    consoleErrors.expectRefusal(429);
  },
  before: activateByPhone,
  screens: [due, postponed, form, drifted, wrong, right, last, used],
};
