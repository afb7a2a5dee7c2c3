import { useSearchParams } from 'react-router';
import { safeReturnPath } from '../../shared/navigation/return-path.ts';

/** Where this sign-in leads to in the end. */
export function useReturnPath(): string {
  const [search] = useSearchParams();
  return safeReturnPath(search.get('return'));
}
