import type { Language } from '@countersign/contract';
import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useRef, useState } from 'react';
import { markPage, pageLanguage, rememberLanguage } from './language.ts';
import { fetchWords, furtherWords, wordsIn } from './load-words.ts';
import type { SignedInWords, WizardWords, Words } from './words.ts';

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
        await fetchWords(next);
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

/** Each suspends until the words have arrived in the language of the page. */
const createHook =
  <Part extends keyof typeof furtherWords>(part: Part) =>
  () => {
    const { language } = useLanguage();
    return use(furtherWords[part][language].forRender());
  };

export const useRecoveryWords = createHook('recovery');
export const useWithoutPhoneWords = createHook('without-phone');
export const usePasskeyWords = createHook('passkey');
export const usePasskeysWords = createHook('passkeys');
export const useCheckUpWords = createHook('check-up');
export const useSessionsWords = createHook('sessions');
export const useAccountWords = createHook('account');
export const useActivityWords = createHook('activity');
export const useStrangersWords = createHook('strangers');
export const useResetWords = createHook('reset');
export const useUndoWords = createHook('undo');
export const useNewPasswordWords = createHook('new-password');
export const useInvitationWords = createHook('invitation');
export const useAssistedRecoveryWords = createHook('assisted-recovery');
export const useHelpIn = createHook('help');
const useWordsOnceSignedIn = createHook('signed-in');
const useWordsOfWizard = createHook('wizard');

/** All of `useWords`, and what is said only to somebody who is signed in. */
export function useSignedInWords(): SignedInWords {
  const words = useWords();
  const further = useWordsOnceSignedIn();
  return useMemo(() => ({ ...words, ...further }), [words, further]);
}

/** All of those, and what only the wizard says. */
export function useWizardWords(): WizardWords {
  const words = useSignedInWords();
  const further = useWordsOfWizard();
  return useMemo(() => ({ ...words, ...further }), [words, further]);
}
