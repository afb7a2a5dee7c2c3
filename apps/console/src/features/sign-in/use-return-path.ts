import { useSearchParams } from 'react-router';
import { safeReturnPath } from '../../shared/navigation/return-path.ts';

/** Where to go once signed in. */
export function useReturnPath(): string {
  const [search] = useSearchParams();
  return safeReturnPath(search.get('return'));
}
