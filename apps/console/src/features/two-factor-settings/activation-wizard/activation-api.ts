import { type PendingActivation, pendingActivation } from '@countersign/contract';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { noContent, read, write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { useSubmission } from '../../../shared/bff/use-submission.ts';
import { serverTime } from '../../../shared/time/server-clock.ts';
import { isUnexpired, type WizardName } from './activation-steps.ts';
import { useWizard } from './wizard.ts';

const pathOf = {
  activation: '/api/two-factor/activation',
  move: '/api/two-factor/move',
  addition: '/api/two-factor/addition',
  // Nothing is pending for a passkey; what an authenticator left is cancelled there too.
  passkey: '/api/two-factor/activation',
} as const;

/** What this session began; null if there is nothing. It holds a secret, so it is not cached while unused. */
export const pendingSecretQuery = (wizard: WizardName) =>
  queryOptions({
    queryKey: [wizard],
    queryFn: async ({ signal }): Promise<PendingActivation | null> => {
      try {
        return await read(pathOf[wizard], pendingActivation, signal);
      } catch (error) {
        if (isProblem(error, 'not_found')) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Begins, or resumes what is pending. With `replaces` it always begins anew, and a key that was scanned becomes void. */
export function useBegin() {
  const client = useQueryClient();
  const { name } = useWizard();
  const query = pendingSecretQuery(name);
  return useSubmission({
    mutationFn: async ({ replaces }: { replaces: boolean }) => {
      const pending = replaces ? null : await client.fetchQuery(query);
      if (pending !== null && isUnexpired(pending, serverTime(Date.now()))) return pending;
      return await write('POST', pathOf[name], {}, pendingActivation);
    },
    onSuccess: (pending) => {
      client.setQueryData(query.queryKey, pending);
    },
    onError: (error) =>
      isProblem(error, 'already_active') || isProblem(error, 'not_active')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });
}

export function useCancel() {
  const { name } = useWizard();
  return useSubmission({ mutationFn: () => write('DELETE', pathOf[name], undefined, noContent) });
}
