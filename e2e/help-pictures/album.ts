import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { inRepository } from '../kit/repository.ts';
import { photograph, type Size } from './photograph.ts';

const folder = inRepository('apps/console/src/features/help/pictures');

const languages = ['en', 'zh-CN'] as const;
const colorSchemes = ['light', 'dark'] as const;

interface Shot {
  /** Opens what a reload closes. */
  prepare?: (page: Page) => Promise<void>;
  part?: (card: Locator) => Locator;
}

export interface Album {
  /** Takes the card on screen, or a part of it, in every language and in light and dark. Ends in English. */
  take(page: Page, name: string, how?: Shot): Promise<void>;
  /** Writes down how large the pictures are, for the page to keep their room. */
  close(): void;
}

/** Empties the folder of the help page's pictures for new ones. */
export function openAlbum(): Album {
  rmSync(folder, { recursive: true, force: true });
  const sizes: Record<(typeof languages)[number], Record<string, Size>> = { en: {}, 'zh-CN': {} };

  return {
    async take(page, name, { prepare = async () => undefined, part = (card: Locator) => card } = {}) {
      for (const language of languages) {
        await speak(page, language);
        await prepare(page);
        for (const colorScheme of colorSchemes) {
          await page.emulateMedia({ colorScheme });
          const { picture, size } = await photograph(page, part(page.locator('[data-size="roomy"]')));
          const file = join(folder, language, colorScheme, `${name}.webp`);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, picture);
          sizes[language][name] = size;
        }
      }
      await speak(page, 'en');
    },
    close() {
      writeFileSync(join(folder, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
    },
  };
}

/** Every screen comes back to where it was after a reload. */
async function speak(page: Page, language: string): Promise<void> {
  await page.context().addCookies([{ name: 'language', value: language, url: page.url() }]);
  await page.reload();
  await expect(page.locator(`html[lang="${language}"] h1`)).toBeVisible();
  await page.waitForLoadState('networkidle');
}
