import { guessElsewhere } from '../../kit/fixtures/guess-elsewhere.ts';
import type { Screen, Tour } from '../tour.ts';
import { activateByPhone, complaint, signInTo } from '../walk.ts';

const exposure: Screen = {
  name: 'settings-exposure',
  go: (walk) => signInTo(walk, '/settings/two-factor'),
  shows: ({ page, words }) => page.getByText(words.strangers.exposure.tried(0)),
  survivesReload: true,
};

const tried: Screen = {
  name: 'settings-tried',
  async go({ account, authenticatorApp, page, system, workerIndex }) {
    await guessElsewhere({ ...account, authenticatorApp }, 4, system.consoleOrigin, workerIndex);
    await page.goto('/settings/two-factor');
  },
  shows: complaint,
  survivesReload: true,
};

const mails: Screen = {
  name: 'preferences-mails',
  go: ({ page }) => page.goto('/settings/preferences'),
  shows: ({ page, words }) => page.getByRole('checkbox', { name: words.strangers.mails.names['wrong-codes'] }),
  survivesReload: true,
};

export const strangers: Tour = {
  name: 'what somebody else may have tried',
  before: activateByPhone,
  screens: [exposure, tried, mails],
};
