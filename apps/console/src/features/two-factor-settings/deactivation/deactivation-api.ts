import { emailCodeSent, twoFactorStatus } from '@countersign/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { otherTabs } from '../../../shared/session/other-tabs.ts';

/** Sends a code. Asked again within the minute, the BFF sends nothing and tells of the code that is on its way. */
export function useSendDeactivationCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => write('POST', '/api/two-factor/deactivation', {}, emailCodeSent),
    onError: (error) =>
      isProblem(error, 'not_active')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });
}

export function useConfirmDeactivation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => write('POST', '/api/two-factor/deactivation/confirm', { code }, twoFactorStatus),
    onSuccess: (status) => {
      client.setQueryData(twoFactorStatusQuery.queryKey, status);
      otherTabs.post({ kind: 'factors-changed' });
    },
    // Perhaps another window has deactivated meanwhile. Awaited, so that nobody is told to send a code for nothing.
    onError: (error) =>
      isProblem(error, 'challenge_gone')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });
}
