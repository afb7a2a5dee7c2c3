import { useHelpIn, useWizardWords } from '../../shared/words/use-words.tsx';
import type { Help } from '../../shared/words/words.ts';

/** Suspends until the help has arrived in the language of the page. */
export function useHelp(): Help {
  const words = useWizardWords();
  return useHelpIn()(words);
}
