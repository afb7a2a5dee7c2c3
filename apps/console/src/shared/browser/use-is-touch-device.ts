import { useSyncExternalStore } from 'react';

const COARSE_POINTER = '(pointer: coarse)';

/** Null where the browser has no media queries, or refuses them. */
function mediaQuery(query: string): MediaQueryList | null {
  try {
    return window.matchMedia(query);
  } catch {
    return null;
  }
}

function subscribe(onChange: () => void): () => void {
  const query = mediaQuery(COARSE_POINTER);
  query?.addEventListener('change', onChange);
  return () => query?.removeEventListener('change', onChange);
}

/** Whether the device is used by touch, as phones are. */
export const useIsTouchDevice = (): boolean =>
  useSyncExternalStore(subscribe, () => mediaQuery(COARSE_POINTER)?.matches ?? false);
