import type { Language } from '@countersign/contract';
import { pageLanguage } from './language.ts';

const languages = {
  en: {
    loading: 'Loading',
    brokenTitle: 'Something went wrong',
    brokenText: 'This page broke. Nothing you had confirmed is lost. Reload to try again.',
    notLoadedTitle: 'The page could not be loaded',
    notLoadedText: 'A part of the console did not arrive. Check your connection, then reload.',
    reload: 'Reload',
  },
  'zh-CN': {
    loading: '正在加载',
    brokenTitle: '页面出错',
    brokenText: '此页面出错了。已确认的内容不会丢失，请重新加载后重试。',
    notLoadedTitle: '页面无法加载',
    notLoadedText: '控制台的部分内容未能加载。请检查网络连接，然后重新加载。',
    reload: '重新加载',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** What must be sayable before a catalogue has arrived, and when it does not arrive. In the first load, so kept short. */
export const wordsAtOnce = () => languages[pageLanguage()];
