import { emailCodeSent } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { useSubmission } from '../../../shared/bff/use-submission.ts';

/** Sends a code. When asked again within a minute, the BFF sends nothing and describes the code that it has sent. */
export function useSendDeactivationCode() {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: () => write('POST', '/api/two-factor/deactivation', {}, emailCodeSent),
    onError: (error) =>
      isProblem(error, 'not_active')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });
}

/** Whether no code can follow this refusal, so that a new one has to be sent. */
export const endsCode = (refusal: unknown): boolean =>
  isProblem(refusal, 'challenge_gone') || (isProblem(refusal, 'wrong_code') && refusal.problem.attemptsLeft === 0);
