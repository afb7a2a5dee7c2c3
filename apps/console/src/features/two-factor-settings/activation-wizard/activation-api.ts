import { type PendingActivation, pendingActivation } from '@countersign/contract';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { noContent, read, write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { useSubmission } from '../../../shared/bff/use-submission.ts';
import { serverTime } from '../../../shared/time/server-clock.ts';
import { isUnexpired } from './activation-steps.ts';

/** The activation that this session began; null if there is none. It holds a secret, so it is not cached while unused. */
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

/** Begins an activation, or resumes the pending one. With `replaces` it always begins another, and a key that was scanned becomes void. */
export function useBeginActivation() {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: async ({ replaces }: { replaces: boolean }) => {
      const pending = replaces ? null : await client.fetchQuery(pendingActivationQuery);
      return pending !== null && isUnexpired(pending, serverTime(Date.now())) ? pending : await begin();
    },
    onSuccess: (pending) => {
      client.setQueryData(pendingActivationQuery.queryKey, pending);
    },
    onError: (error) =>
      isProblem(error, 'already_active')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });
}

export const useCancelActivation = () =>
  useSubmission({ mutationFn: () => write('DELETE', '/api/two-factor/activation', undefined, noContent) });
