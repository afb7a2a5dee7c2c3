import type { Leg, Stop } from '../tour.ts';
import { button, signInTo } from '../walk.ts';

/** The warning comes two minutes before the hour. */
const ALMOST_AN_HOUR = '58:01';

const sessionEnding: Stop = {
  name: 'session-ending',
  async go(walk) {
    await signInTo(walk, '/settings/two-factor');
    await button(walk, walk.words.twoFactor.activate).waitFor();
    await walk.page.clock.fastForward(ALMOST_AN_HOUR);
  },
  shows: (walk) => button(walk, walk.words.sessionEnd.stay),
  mainAction: (walk) => button(walk, walk.words.sessionEnd.stay),
};

export const sessionEnd: Leg = {
  name: 'a session that ends soon',
  before: ({ page }) => page.clock.install(),
  stops: [sessionEnding],
};
