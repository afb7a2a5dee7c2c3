import { createStore } from '../store/create-store.ts';

const SLOW_MILLISECONDS = 4_000;
const TIMEOUT_MILLISECONDS = 20_000;

const slowRequests = createStore(0);

/** Whether any request in flight is slow, for the notice that says so. */
export const hasSlowRequest = {
  get: (): boolean => slowRequests.get() > 0,
  subscribe: slowRequests.subscribe,
};

export interface RequestTimeout {
  /** Aborts when the request has taken too long. */
  readonly signal: AbortSignal;
  /** The response has arrived, or nobody wants it any more. */
  clear(): void;
}

/** Counts one request as slow after a while, and in the end aborts it. */
export function createRequestTimeout(): RequestTimeout {
  const controller = new AbortController();
  let isSlow = false;
  const slowTimer = setTimeout(() => {
    isSlow = true;
    slowRequests.set(slowRequests.get() + 1);
  }, SLOW_MILLISECONDS);
  const abortTimer = setTimeout(() => controller.abort(), TIMEOUT_MILLISECONDS);
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(slowTimer);
      clearTimeout(abortTimer);
      if (isSlow) slowRequests.set(slowRequests.get() - 1);
      isSlow = false;
    },
  };
}
