import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { likelyNextAt, prefetchScreens } from './router.tsx';

const savesData = () => 'connection' in navigator && Object(navigator.connection).saveData === true;

/** Safari has no idle callbacks. */
const whenIdle = (task: () => void) => (window.requestIdleCallback ?? setTimeout)(task);

/** While somebody types or reads, fetches the screens that they mostly go to from here. */
export function useLikelyNext(): void {
  const { pathname } = useLocation();

  useEffect(() => {
    const next = likelyNextAt(pathname);
    if (!next || savesData()) return;
    const fetchNext = () => whenIdle(() => next.paths.forEach(prefetchScreens));
    if (next.once === 'idle') return void fetchNext();
    document.addEventListener('input', fetchNext, { once: true });
    return () => document.removeEventListener('input', fetchNext);
  }, [pathname]);
}
