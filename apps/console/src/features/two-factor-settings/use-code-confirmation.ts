import type { ProblemCode } from '@countersign/contract';
import { type UseMutationOptions, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';

interface CodeConfirmation<Answer> {
  confirm: (code: string) => Promise<Answer>;
  onConfirmed: (answer: Answer) => void;
  /** The problem code for a change that can no longer be confirmed. */
  goneCode: ProblemCode;
}

/** Confirms a change with a code. */
export function useCodeConfirmation<Answer>({ confirm, onConfirmed, goneCode }: CodeConfirmation<Answer>) {
  const client = useQueryClient();
  const [isConfirming, setIsConfirming] = useState(false);
  const [refusal, setRefusal] = useState<Error | null>(null);

  const mutation: UseMutationOptions<Answer, Error, string> = {
    mutationFn: confirm,
    onMutate: () => setIsConfirming(true),
    onSuccess: onConfirmed,
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
