import type { Language } from '@countersign/contract';
import { createLazyPart, type LazyPart } from '../loading/lazy-part.ts';
import type { Help, Words } from './words.ts';

type InEachLanguage<Content> = Record<Language, LazyPart<Content>>;

/** The catalogue of the screens. Each language is a file of its own, so that nobody waits for one they do not read. */
export const wordsIn: InEachLanguage<Words> = {
  en: createLazyPart(() => import('./en.ts').then(({ en }) => en)),
  'zh-CN': createLazyPart(() => import('./zh-cn.ts').then(({ zhCn }) => zhCn)),
};

/** The help quotes the screens, whose words it is given: a button that is renamed renames itself there. */
export const helpIn: InEachLanguage<(screens: Words) => Help> = {
  en: createLazyPart(() => import('./en/help.ts').then(({ help }) => help)),
  'zh-CN': createLazyPart(() => import('./zh-cn/help.ts').then(({ help }) => help)),
};
