import { isNotLoaded } from './not-loaded.ts';
import { attachStylesheet, stylesheetIn } from './stylesheets.ts';

/** While a release is rolled out, another replica may have the file that one of them lacks. */
const PAUSES_MILLISECONDS = [300, 900, 2700];

const pauseFor = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** With jitter, so that the browsers that lost a replica together do not come back together. */
function jittered(milliseconds: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint8Array(1));
  return milliseconds * (1 + drawn / 512);
}

/** Fetches a file of the console, and again a few times with exponential backoff when it does not arrive. */
export async function fetchWithBackoff<Content>(
  fetch: () => Promise<Content>,
  pauses: readonly number[] = PAUSES_MILLISECONDS,
): Promise<Content> {
  try {
    return await fetch();
  } catch (error) {
    const [pause, ...laterPauses] = pauses;
    if (pause === undefined || !isNotLoaded(error)) throw error;
    await pauseFor(jittered(pause));
    const stylesheet = stylesheetIn(error);
    if (stylesheet === undefined) return fetchWithBackoff(fetch, laterPauses);
    return fetchWithBackoff(() => attachStylesheet(stylesheet).then(fetch), laterPauses);
  }
}
