import { useSyncExternalStore } from 'react';
import { mediaQuery } from '../../../shared/browser/media-query.ts';

const coarsePointer = '(pointer: coarse)';

function subscribe(onChange: () => void): () => void {
  const query = mediaQuery(coarsePointer);
  query?.addEventListener('change', onChange);
  return () => query?.removeEventListener('change', onChange);
}

/** A phone cannot scan its own screen, so there the key comes before the QR code. */
export const useIsTouchDevice = (): boolean =>
  useSyncExternalStore(subscribe, () => mediaQuery(coarsePointer)?.matches ?? false);
