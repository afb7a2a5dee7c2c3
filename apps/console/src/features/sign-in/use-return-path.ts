import { useLocation } from 'react-router';
import { safeReturnPath } from '../../shared/navigation/return-path.ts';

/** Where to go once signed in. */
export function useReturnPath(): string {
  const search = new URLSearchParams(useLocation().search);
  return safeReturnPath(search.get('return'));
}
