import { exhaustAttempts } from '../../kit/fixtures/exhaust-attempts.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, enterPassword, heading } from '../walk.ts';

const tooManyPasswords: Screen = {
  name: 'too-many-passwords',
  async go(walk) {
    await walk.page.goto('/sign-in');
    await enterPassword(walk);
  },
  shows: (walk) => button(walk, walk.words.unlock.askForLink),
};

const linkSent: Screen = {
  name: 'unlock-link-sent',
  go: (walk) => button(walk, walk.words.unlock.askForLink).click(),
  shows: (walk) => button(walk, walk.words.unlock.askAgain),
};

const unlock: Screen = {
  name: 'unlock',
  go: async ({ page, mailbox, account }) =>
    page.goto(await mailbox.latestLink({ to: account.email, matching: /\/sign-in\/unlock#/ })),
  shows: (walk) => heading(walk, walk.words.unlock.title),
  mainAction: (walk) => button(walk, walk.words.unlock.open),
  survivesReload: true,
};

const unlocked: Screen = {
  name: 'sign-in-unlocked',
  go: (walk) => button(walk, walk.words.unlock.open).click(),
  shows: ({ page, words }) => page.getByText(words.unlock.unlocked),
  mainAction: (walk) => button(walk, walk.words.signIn.submit),
};

const gone: Screen = {
  name: 'unlock-gone',
  go: ({ page }) => page.goto('/sign-in/unlock'),
  shows: (walk) => heading(walk, walk.words.unlock.goneTitle),
  mainAction: (walk) => button(walk, walk.words.unlock.toSignIn),
  survivesReload: true,
};

export const keptOut: Tour = {
  name: 'kept out by the tries of others',
  expects: (consoleErrors) => consoleErrors.expectRefusal(429),
  before: ({ account, system, workerIndex }) => exhaustAttempts(account.email, system.consoleOrigin, workerIndex),
  screens: [tooManyPasswords, linkSent, unlock, unlocked, gone],
};
