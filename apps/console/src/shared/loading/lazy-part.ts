import { fetchWithBackoff } from './backoff.ts';

/** A part of the console that is a file of its own: a screen, a dialog, the words of a language. */
export interface LazyPart<Content> {
  /** Fetches it once, ahead of need or on a person's wish. What failed is fetched again the next time. */
  fetch: () => Promise<Content>;
  /**
   * For drawing. React draws what suspended again when the promise has settled, and has to find the same one: a new
   * one after each failure would be fetched without end. So a failure is kept until `forgetFailures`.
   */
  drawn: () => Promise<Content>;
}

const keptFailures = new Set<() => void>();

/** For an error boundary, once it shows that something failed: what is drawn after it is another attempt. */
export function forgetFailures(): void {
  for (const forget of keptFailures) forget();
  keptFailures.clear();
}

export function lazyPart<Content>(load: () => Promise<Content>): LazyPart<Content> {
  let arriving: Promise<Content> | null = null;
  let isDrawn = false;

  const forget = () => {
    arriving = null;
  };

  function fetch(): Promise<Content> {
    if (arriving) return arriving;
    isDrawn = false;
    arriving = fetchWithBackoff(load);
    arriving.catch(() => {
      if (isDrawn) keptFailures.add(forget);
      else forget();
    });
    return arriving;
  }

  return {
    fetch,
    drawn() {
      const drawn = fetch();
      isDrawn = true;
      return drawn;
    },
  };
}
