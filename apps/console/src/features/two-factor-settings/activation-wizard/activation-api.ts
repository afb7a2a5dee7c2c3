import { type PendingActivation, pendingActivation, twoFactorStatus } from '@countersign/contract';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { noContent, read, write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { otherTabs } from '../../../shared/session/other-tabs.ts';
import { serverTime } from '../../../shared/time/server-clock.ts';
import { isLive } from './activation-steps.ts';

/** The activation that this session began, null if there is none. It holds a secret: nothing keeps it unused. */
export const pendingActivationQuery = queryOptions({
  queryKey: ['activation'],
  queryFn: async ({ signal }): Promise<PendingActivation | null> => {
    try {
      return await read('/api/two-factor/activation', pendingActivation, signal);
    } catch (error) {
      if (isProblem(error, 'not_found')) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
});

const begin = () => write('POST', '/api/two-factor/activation', {}, pendingActivation);

/** Begins an activation, or comes back to the one under way. `anew` replaces that one: what was scanned is void. */
export function useBeginActivation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ anew }: { anew: boolean }) => {
      const underWay = anew ? null : await client.fetchQuery(pendingActivationQuery);
      return underWay !== null && isLive(underWay, serverTime(Date.now())) ? underWay : await begin();
    },
    onSuccess: (pending) => client.setQueryData(pendingActivationQuery.queryKey, pending),
    onError: (error) =>
      isProblem(error, 'already_active')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });
}

export function useConfirmActivation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => write('POST', '/api/two-factor/activation/confirm', { code }, twoFactorStatus),
    onSuccess: (status) => {
      client.setQueryData(twoFactorStatusQuery.queryKey, status);
      otherTabs.post({ kind: 'factors-changed' });
    },
    // Perhaps another window has activated with this very key. Awaited, so that nobody is told to delete it from the app.
    onError: (error) =>
      isProblem(error, 'no_pending_activation')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });
}

export const useGiveUpActivation = () =>
  useMutation({ mutationFn: () => write('DELETE', '/api/two-factor/activation', undefined, noContent) });
