import { isNotLoaded } from './not-loaded.ts';

/** During a rolling release, one replica may have the file that another one lacks. */
const PAUSES_MILLISECONDS = [300, 900, 2700];

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Spreads the retries of browsers that lost a replica at the same moment. */
function withJitter(milliseconds: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
  return milliseconds * (1 + random / 512);
}

/** Fetches a file of the console, and retries with exponential backoff when it does not arrive. */
export async function fetchWithBackoff<Content>(
  fetch: () => Promise<Content>,
  pauses: readonly number[] = PAUSES_MILLISECONDS,
): Promise<Content> {
  try {
    return await fetch();
  } catch (error) {
    const [pause, ...laterPauses] = pauses;
    if (pause === undefined || !isNotLoaded(error)) throw error;
    await sleep(withJitter(pause));
    return fetchWithBackoff(fetch, laterPauses);
  }
}
