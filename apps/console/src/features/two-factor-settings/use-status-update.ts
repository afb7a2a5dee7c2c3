import type { TwoFactorStatus } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { otherTabs } from '../../shared/session/other-tabs.ts';

/** Takes over the status that a change was answered with, and has the other tabs read it. */
export function useStatusUpdate(): (status: TwoFactorStatus) => void {
  const client = useQueryClient();
  return (status) => {
    client.setQueryData(twoFactorStatusQuery.queryKey, status);
    otherTabs.post({ kind: 'factors-changed' });
  };
}
