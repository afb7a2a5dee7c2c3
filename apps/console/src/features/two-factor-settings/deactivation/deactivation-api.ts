import { emailCodeSent } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { read, write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { useSubmission } from '../../../shared/bff/use-submission.ts';
import { createLazyPart } from '../../../shared/loading/lazy-part.ts';

/** What expects the code. Most people who read the settings never send one, so it is a file of its own. */
export const sentCode = createLazyPart(async () => ({
  default: (await import('../../../shared/code/sent-code.tsx')).SentCode,
}));

/** Sends a code. When asked again within a minute, the BFF sends nothing and describes the code that it has sent. */
export function useSendDeactivationCode() {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: async () => {
      // Both, so that nothing moves when it is there; what does not arrive is reported where it is rendered.
      const arriving = sentCode.fetch().catch(() => undefined);
      const sent = await write('POST', '/api/two-factor/deactivation', {}, emailCodeSent);
      await arriving;
      return sent;
    },
    onError: (error) =>
      isProblem(error, 'not_active')
        ? client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey })
        : undefined,
  });
}

export const readDeactivationDelivery = async (signal: AbortSignal) =>
  (await read('/api/two-factor/deactivation', emailCodeSent, signal)).delivery;

/** Whether no code can follow this refusal, so that a new one has to be sent. */
export const endsCode = (refusal: unknown): boolean =>
  isProblem(refusal, 'challenge_gone') || (isProblem(refusal, 'wrong_code') && refusal.problem.attemptsLeft === 0);
