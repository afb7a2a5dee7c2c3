import type { Language } from '@countersign/contract';
import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useState } from 'react';
import { markPage, pageLanguage, rememberLanguage } from './language.ts';
import { wordsIn } from './load-words.ts';
import type { Words } from './words.ts';

interface Spoken {
  language: Language;
  words: Words;
  /** Speaks another language from now on, and on the next visit. Rejects when its words could not be fetched. */
  speak: (language: Language) => Promise<void>;
}

const SpokenContext = createContext<Spoken | null>(null);

/** Suspends until the words of the page's language have arrived. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(pageLanguage);
  const words = use(wordsIn(language));

  useEffect(() => markPage(language), [language]);

  const spoken = useMemo(() => {
    const speak = async (next: Language) => {
      await wordsIn(next);
      rememberLanguage(next);
      startTransition(() => setLanguage(next));
    };
    return { language, words, speak };
  }, [language, words]);

  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

function useSpoken(): Spoken {
  const spoken = use(SpokenContext);
  if (spoken === null) throw new Error('Words are only known inside of WordsProvider');
  return spoken;
}

export const useWords = (): Words => useSpoken().words;
export const useLanguage = (): Omit<Spoken, 'words'> => useSpoken();
