import { use } from 'react';
import { helpIn } from '../../shared/words/load-words.ts';
import { useLanguage, useWords } from '../../shared/words/use-words.tsx';
import type { Help } from '../../shared/words/words.ts';

/** Suspends until the help has arrived in the language of the page. */
export function useHelp(): Help {
  const words = useWords();
  const { language } = useLanguage();
  return use(helpIn[language].forRender())(words);
}
