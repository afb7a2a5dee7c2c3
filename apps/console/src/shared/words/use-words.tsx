import type { Language } from '@countersign/contract';
import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useRef, useState } from 'react';
import { markPage, pageLanguage, rememberLanguage } from './language.ts';
import { wordsIn } from './load-words.ts';
import type { Words } from './words.ts';

interface Spoken {
  language: Language;
  /** What is spoken as soon as its words have arrived. */
  wanted: Language;
  words: Words;
  /**
   * Speaks another language from now on, and on the next visit; false when it was asked for another one meanwhile.
   * Rejects when the words could not be fetched.
   */
  speak: (language: Language) => Promise<boolean>;
}

const SpokenContext = createContext<Spoken | null>(null);

/** Suspends until the words of the page's language have arrived. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(pageLanguage);
  const words = use(wordsIn[language].forRender());
  const [wanted, setWanted] = useState(language);
  const askedFor = useRef(language);

  useEffect(() => markPage(language), [language]);

  const spoken = useMemo(() => {
    const speak = async (next: Language) => {
      askedFor.current = next;
      setWanted(next);
      try {
        await wordsIn[next].fetch();
      } catch (error) {
        if (askedFor.current === next) setWanted(language);
        throw error;
      }
      if (askedFor.current !== next) return false;
      rememberLanguage(next);
      startTransition(() => setLanguage(next));
      return true;
    };
    return { language, wanted, words, speak };
  }, [language, wanted, words]);

  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

function useSpoken(): Spoken {
  const spoken = use(SpokenContext);
  if (spoken === null) throw new Error('Words are only known inside of WordsProvider');
  return spoken;
}

export const useWords = (): Words => useSpoken().words;
export const useLanguage = (): Omit<Spoken, 'words'> => useSpoken();
