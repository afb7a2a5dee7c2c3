import type { Language } from '@countersign/contract';
import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useRef, useState } from 'react';
import { markPage, pageLanguage, rememberLanguage } from './language.ts';
import { wordsIn } from './load-words.ts';
import type { Words } from './words.ts';

interface WordsContextValue {
  language: Language;
  /** The language that was chosen last, whose words may still be loading. */
  chosen: Language;
  words: Words;
  /**
   * Switches to another language, now and on the next visit. Resolves to false when yet another one was chosen meanwhile;
   * rejects when the words could not be fetched.
   */
  switchTo: (language: Language) => Promise<boolean>;
}

const WordsContext = createContext<WordsContextValue | null>(null);

/** Suspends until the words of the page's language have arrived. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(pageLanguage);
  const words = use(wordsIn[language].forRender());
  const [chosen, setChosen] = useState(language);
  const latestChoice = useRef(language);

  useEffect(() => markPage(language), [language]);

  const value = useMemo(() => {
    const switchTo = async (next: Language) => {
      latestChoice.current = next;
      setChosen(next);
      try {
        await wordsIn[next].fetch();
      } catch (error) {
        if (latestChoice.current === next) setChosen(language);
        throw error;
      }
      if (latestChoice.current !== next) return false;
      rememberLanguage(next);
      startTransition(() => setLanguage(next));
      return true;
    };
    return { language, chosen, words, switchTo };
  }, [language, chosen, words]);

  return <WordsContext value={value}>{children}</WordsContext>;
}

function useWordsContext(): WordsContextValue {
  const value = use(WordsContext);
  if (value === null) throw new Error('Words are only known inside of WordsProvider');
  return value;
}

export const useWords = (): Words => useWordsContext().words;
export const useLanguage = (): Omit<WordsContextValue, 'words'> => useWordsContext();
