import type { Language } from '@countersign/contract';
import { createLazyPart, type LazyPart } from '../loading/lazy-part.ts';
import type { Help, Words } from './words.ts';

type InEachLanguage<Content> = Record<Language, LazyPart<Content>>;

/** The catalogue of the screens, one file for each language: nobody downloads the others. */
export const wordsIn: InEachLanguage<Words> = {
  en: createLazyPart(() => import('./en.ts').then(({ en }) => en)),
  'zh-CN': createLazyPart(() => import('./zh-cn.ts').then(({ zhCn }) => zhCn)),
};

/** The help takes the labels that it quotes from the screens' catalogue, so it follows when a button is renamed. */
export const helpIn: InEachLanguage<(screens: Words) => Help> = {
  en: createLazyPart(() => import('./en/help.ts').then(({ help }) => help)),
  'zh-CN': createLazyPart(() => import('./zh-cn/help.ts').then(({ help }) => help)),
};
