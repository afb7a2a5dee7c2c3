import type { Language } from '@countersign/contract';
import { pageLanguage } from './language.ts';

const inEachLanguage: Record<Language, string> = { en: 'Loading', 'zh-CN': '正在加载' };

/** The one word that is said before a catalogue has arrived. It is in the first file. */
export const loadingWord = (): string => inEachLanguage[pageLanguage()];
