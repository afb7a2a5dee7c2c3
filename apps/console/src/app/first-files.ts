import { pageLanguage } from '../shared/words/language.ts';
import { fetchWords } from '../shared/words/load-words.ts';
import { prefetchScreens } from './router.tsx';
import { pageStylesheets } from './shell/page-stylesheets.ts';

/** As a rule the files of the first screen are in the cache, or come with the page that names them. */
const MOMENT_MILLISECONDS = 200;

const moment = () => new Promise((resolve) => setTimeout(resolve, MOMENT_MILLISECONDS));

/**
 * Fetches what the first screen consists of, in parallel. Resolves once it has arrived, or a moment later without it: what is
 * rendered then shows a splash, which React keeps for 300 ms, and reports files that do not arrive.
 */
export function untilFirstFiles(): Promise<unknown> {
  const screens = prefetchScreens(window.location.pathname);
  // After the screens, which say what words they need.
  const words = fetchWords(pageLanguage());
  return Promise.race([Promise.allSettled([screens, words, pageStylesheets.fetch()]), moment()]);
}
