import { findingsAt } from '../screens/checks.ts';
import { takeTour } from '../screens/take-tour.ts';
import { tours } from '../screens/tours.ts';
import { expect, test } from '../screens/walk-test.ts';
import { languages } from '../screens/words.ts';

// A finding names its screen and shows its element; a trace would take a quarter of the time.
test.use({ trace: 'off' });

for (const tour of tours) {
  for (const language of languages) {
    test.describe(language, () => {
      test.use({ language, onPhone: tour.onPhone === true });

      test(`every screen of ${tour.name} is for everybody`, async ({ walk, consoleErrors }) => {
        await takeTour(walk, { tour, consoleErrors }, async (screen) => {
          // Soft: one walk tells of all that is wrong.
          expect.soft(await findingsAt(walk, screen, language), screen.name).toEqual({ faults: [], outdated: [] });
        });
      });
    });
  }
}
