import { join } from 'node:path';
import { takeTour } from './take-tour.ts';
import { tours } from './tours.ts';
import { colorSchemes, viewports } from './viewports.ts';
import { test } from './walk-test.ts';
import { languages } from './words.ts';

const folder = process.env.SCREENS_FOLDER ?? '.data/screens';

for (const tour of tours) {
  for (const language of languages) {
    test.describe(language, () => {
      test.use({ language, onPhone: tour.onPhone === true });

      test(`pictures of ${tour.name}`, async ({ walk, consoleErrors }) => {
        const { page } = walk;
        await takeTour(walk, { tour, consoleErrors }, async ({ name }) => {
          for (const colorScheme of colorSchemes) {
            await page.emulateMedia({ colorScheme });
            for (const size of Object.values(viewports)) {
              await page.setViewportSize(size);
              // Not Playwright's own way to take a whole page, during which a phone is no touch device.
              const whole = await page.evaluate(() => document.documentElement.scrollHeight);
              await page.setViewportSize({ ...size, height: Math.max(size.height, whole) });
              const path = join(folder, language, colorScheme, `${name}-${size.width}.png`);
              await page.screenshot({ path });
            }
          }
          await page.setViewportSize(viewports.desktop);
        });
      });
    });
  }
}
