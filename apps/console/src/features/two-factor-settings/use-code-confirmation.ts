import { type ProblemCode, type TwoFactorStatus, twoFactorStatus } from '@countersign/contract';
import { type UseMutationOptions, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { write } from '../../shared/bff/client.ts';
import { isProblem } from '../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { otherTabs } from '../../shared/session/other-tabs.ts';
import { type Change, stateAfter } from './change-notice.ts';

interface CodeConfirmation {
  path: '/api/two-factor/activation/confirm' | '/api/two-factor/deactivation/confirm';
  change: Change;
  /** The problem code for a change that can no longer be confirmed. */
  goneCode: ProblemCode;
}

/** Confirms a change with a code, and returns to the settings once it is accepted. */
export function useCodeConfirmation({ path, change, goneCode }: CodeConfirmation) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isConfirming, setIsConfirming] = useState(false);
  const [refusal, setRefusal] = useState<Error | null>(null);

  const mutation: UseMutationOptions<TwoFactorStatus, Error, string> = {
    mutationFn: (code) => write('POST', path, { code }, twoFactorStatus),
    onMutate: () => setIsConfirming(true),
    onSuccess: (status) => {
      client.setQueryData(twoFactorStatusQuery.queryKey, status);
      otherTabs.post({ kind: 'factors-changed' });
      void navigate(paths.twoFactor, { replace: true, state: stateAfter(change) });
    },
    onError: async (error) => {
      // Another window may have made the same change. Awaited, so that no failure is shown in that case.
      if (isProblem(error, goneCode)) await client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey });
      setRefusal(error);
      setIsConfirming(false);
    },
  };
  return {
    mutation,
    /** From the submission on, and after success until the page is left: the status has changed by then. */
    isConfirming,
    /** The latest refusal of a code. */
    refusal,
    forgetRefusal: () => setRefusal(null),
  };
}
