import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { prefetchAt, prefetchScreens } from './router.tsx';

const savesData = () => 'connection' in navigator && Object(navigator.connection).saveData === true;

/** Safari has no idle callbacks. */
const whenIdle = (task: () => void) => (window.requestIdleCallback ?? setTimeout)(task);

/** Fetches the screens that people usually go to next, while they type or read. */
export function usePrefetch(): void {
  const { pathname } = useLocation();

  useEffect(() => {
    const prefetch = prefetchAt(pathname);
    if (!prefetch || savesData()) return;
    const fetchScreens = () => whenIdle(() => prefetch.paths.map(prefetchScreens));
    if (prefetch.trigger === 'idle') return void fetchScreens();
    document.addEventListener('input', fetchScreens, { once: true });
    return () => document.removeEventListener('input', fetchScreens);
  }, [pathname]);
}
