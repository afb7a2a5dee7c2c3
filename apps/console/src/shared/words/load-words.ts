import type { Language } from '@countersign/contract';
import type { Help, Words } from './words.ts';

/** Fetches a part of the words in a language once. What failed is asked for again the next time. */
function fetchedOnce<Part>(files: Record<Language, () => Promise<Part>>): (language: Language) => Promise<Part> {
  const loaded = new Map<Language, Promise<Part>>();
  return (language) => {
    const known = loaded.get(language);
    if (known) return known;
    const arriving = files[language]();
    loaded.set(language, arriving);
    arriving.catch(() => loaded.delete(language));
    return arriving;
  };
}

/** The catalogue of the screens. Each language is a file of its own, so that nobody waits for one they do not read. */
export const wordsIn = fetchedOnce<Words>({
  en: () => import('./en.ts').then(({ en }) => en),
  'zh-CN': () => import('./zh-cn.ts').then(({ zhCn }) => zhCn),
});

/** The help quotes the screens, whose words it is given: a button that is renamed renames itself there. */
export const helpIn = fetchedOnce<(screens: Words) => Help>({
  en: () => import('./en/help.ts').then(({ help }) => help),
  'zh-CN': () => import('./zh-cn/help.ts').then(({ help }) => help),
});
