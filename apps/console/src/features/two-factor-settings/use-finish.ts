import type { TwoFactorStatus } from '@countersign/contract';
import { useNavigate } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { type Change, stateAfter } from './change-notice.ts';
import { useStatusUpdate } from './use-status-update.ts';

/** Returns to the settings after a change, which report it. */
export function useFinish(change: Change): (status: TwoFactorStatus) => void {
  const navigate = useNavigate();
  const update = useStatusUpdate();
  return (status) => {
    update(status);
    void navigate(paths.twoFactor, { replace: true, state: stateAfter(change) });
  };
}
