import type { Language } from '@countersign/contract';
import type { Words } from './words.ts';

/** Each language is a file of its own, so that nobody waits for one they do not read. */
const catalogues = {
  en: () => import('./en.ts').then(({ en }) => en),
  'zh-CN': () => import('./zh-cn.ts').then(({ zhCn }) => zhCn),
} satisfies Record<Language, () => Promise<Words>>;

const loaded = new Map<Language, Promise<Words>>();

/** The catalogue of a language, fetched once. What failed is asked for again the next time. */
export function wordsIn(language: Language): Promise<Words> {
  const known = loaded.get(language);
  if (known) return known;
  const arriving = catalogues[language]();
  loaded.set(language, arriving);
  arriving.catch(() => loaded.delete(language));
  return arriving;
}
