import { allAnswered } from '../../kit/fixtures/all-answered.ts';
import type { Screen, Tour } from '../tour.ts';
import { button, signInTo } from '../walk.ts';

/** The warning comes two minutes before the hour. */
const ALMOST_AN_HOUR = '58:01';

const sessionEnding: Screen = {
  name: 'session-ending',
  async go(walk) {
    await signInTo(walk, '/settings/two-factor');
    await button(walk, walk.words.twoFactor.activate).waitFor();
    // An answer that comes later would put the end off.
    await allAnswered(walk.page);
    await walk.page.clock.fastForward(ALMOST_AN_HOUR);
  },
  shows: (walk) => button(walk, walk.words.sessionEnd.stay),
  mainAction: (walk) => button(walk, walk.words.sessionEnd.stay),
};

export const sessionEnd: Tour = {
  name: 'a session that ends soon',
  before: ({ page }) => page.clock.install(),
  screens: [sessionEnding],
};
