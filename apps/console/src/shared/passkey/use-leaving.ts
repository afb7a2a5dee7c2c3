import { useEffect, useRef } from 'react';

/** A signal that is aborted when the component goes, which closes the browser's dialog that it opened. */
export function useLeaving(): () => AbortSignal | undefined {
  const controller = useRef<AbortController>(null);
  useEffect(() => {
    const mounted = new AbortController();
    controller.current = mounted;
    return () => mounted.abort();
  }, []);
  return () => controller.current?.signal;
}
