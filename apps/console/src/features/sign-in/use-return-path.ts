import { useLocation } from 'react-router';
import { returnPathIn } from '../../shared/navigation/return-path.ts';

/** Where to go once signed in. */
export const useReturnPath = (): string => returnPathIn(useLocation().search);
