import { isNotLoaded } from '../../shared/loading/not-loaded.ts';
import { wordsAtOnce } from '../../shared/words/boot-words.ts';

/** What is said about a part of the console that broke or did not arrive. */
export function sentencesAbout(error: unknown): { title: string; text: string; reload: string } {
  const { notLoadedTitle, notLoadedText, brokenTitle, brokenText, reload } = wordsAtOnce();
  return isNotLoaded(error)
    ? { title: notLoadedTitle, text: notLoadedText, reload }
    : { title: brokenTitle, text: brokenText, reload };
}
