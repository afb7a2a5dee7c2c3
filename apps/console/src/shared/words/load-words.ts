import type { Language } from '@countersign/contract';
import { type LazyPart, lazyPart } from '../loading/lazy-part.ts';
import type { Help, Words } from './words.ts';

type InEachLanguage<Content> = Record<Language, LazyPart<Content>>;

/** The catalogue of the screens. Each language is a file of its own, so that nobody waits for one they do not read. */
export const wordsIn: InEachLanguage<Words> = {
  en: lazyPart(() => import('./en.ts').then(({ en }) => en)),
  'zh-CN': lazyPart(() => import('./zh-cn.ts').then(({ zhCn }) => zhCn)),
};

/** The help quotes the screens, whose words it is given: a button that is renamed renames itself there. */
export const helpIn: InEachLanguage<(screens: Words) => Help> = {
  en: lazyPart(() => import('./en/help.ts').then(({ help }) => help)),
  'zh-CN': lazyPart(() => import('./zh-cn/help.ts').then(({ help }) => help)),
};
