import { useSyncExternalStore } from 'react';

const coarsePointer = '(pointer: coarse)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(coarsePointer);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** A phone cannot scan its own screen, so there the key comes before the QR code. */
export const useIsTouchDevice = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia(coarsePointer).matches);
