import { findingsAt } from '../screens/checks.ts';
import { takeWalk } from '../screens/take-tour.ts';
import { legs } from '../screens/tours.ts';
import { expect, test } from '../screens/walk-test.ts';
import { languages } from '../screens/words.ts';

for (const leg of legs) {
  for (const language of languages) {
    test.describe(language, () => {
      test.use({ language, onPhone: leg.onPhone === true });

      test(`every screen of ${leg.name} is for everybody`, async ({ walk, witness }) => {
        await takeWalk(walk, { leg, witness }, async (stop) => {
          // Soft: one walk tells of all that is wrong.
          expect.soft(await findingsAt(walk, stop), stop.name).toEqual({ faults: [], outdated: [] });
        });
      });
    });
  }
}
