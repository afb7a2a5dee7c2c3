import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'react-router';

/** Calls back with each path that is shown, the first one too. A step within a page has the same path. */
export function useOnPath(listener: (path: string) => void): void {
  const { pathname } = useLocation();
  const onPath = useEffectEvent(listener);
  useEffect(() => onPath(pathname), [pathname]);
}
