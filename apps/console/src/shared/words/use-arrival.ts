import { useEffect, useState } from 'react';
import type { LazyPart } from '../loading/lazy-part.ts';
import { pageLanguage } from './language.ts';
import { furtherWords } from './load-words.ts';

/**
 * Whether a part that the page can do without has arrived with its words, once it is wanted. One that does not arrive is asked
 * for at the next visit. All of these are constants of the caller.
 */
export function useArrival(part: LazyPart<unknown>, words: keyof typeof furtherWords, isWanted = true): boolean {
  const [hasArrived, setHasArrived] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    Promise.all([part.fetch(), furtherWords[words][pageLanguage()].fetch()]).then(
      () => setHasArrived(true),
      () => undefined,
    );
  }, [part, words, isWanted]);
  return isWanted && hasArrived;
}
