import { fetchWithBackoff } from './backoff.ts';

/** A part of the console that is a file of its own: a screen, a dialog, the words of a language. */
export interface LazyPart<Content> {
  /** Fetches it once, ahead of need or on demand. After a failure the next call fetches again. */
  fetch: () => Promise<Content>;
  /**
   * For `use` in a component. React renders again when the promise has settled, and must then get the same promise: a new
   * one after each failure would fetch without end. So a failure is kept until `forgetFailures`.
   */
  forRender: () => Promise<Content>;
}

const keptFailures = new Set<() => void>();

/** For an error boundary, once it shows a failure: what is rendered after it is another attempt. */
export function forgetFailures(): void {
  for (const forget of keptFailures) forget();
  keptFailures.clear();
}

/**
 * React reads this of a promise. It suspends for one that it does not know, even if it is fulfilled, and then keeps what stands
 * in for the part for 300 ms.
 */
const tellReact = <Content>(promise: Promise<Content>, value: Content) =>
  Object.assign(promise, { status: 'fulfilled', value });

export function createLazyPart<Content>(load: () => Promise<Content>): LazyPart<Content> {
  let loading: Promise<Content> | null = null;
  let isRendered = false;
  const forget = () => {
    loading = null;
  };

  function fetch(): Promise<Content> {
    if (loading) return loading;
    isRendered = false;
    const promise = fetchWithBackoff(load);
    promise.then(
      (content) => tellReact(promise, content),
      () => {
        if (isRendered) keptFailures.add(forget);
        else forget();
      },
    );
    loading = promise;
    return promise;
  }

  return {
    fetch,
    forRender() {
      const promise = fetch();
      isRendered = true;
      return promise;
    },
  };
}
