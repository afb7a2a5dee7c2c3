import { safeReturnPath } from '../../shared/navigation/return-path.ts';
import { useSearchParams } from '../../shared/navigation/router.tsx';

/** Where to go once signed in. */
export function useReturnPath(): string {
  const search = useSearchParams();
  return safeReturnPath(search.get('return'));
}
