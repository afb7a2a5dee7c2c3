import { useQueryClient } from '@tanstack/react-query';
import { noContent, write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { sessionQuery } from '../../../shared/bff/session-query.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { useSubmission } from '../../../shared/bff/use-submission.ts';
import { otherTabs } from '../../../shared/session/other-tabs.ts';

/** What another window has changed meanwhile. */
const isOutdated = (error: Error) =>
  isProblem(error, 'no_passkey') || isProblem(error, 'no_recovery_codes') || isProblem(error, 'not_active');

/** Has codes by email accepted at sign-ins, or not. Done once the page shows it. */
export function useChooseEmailCodes() {
  const client = useQueryClient();
  const readStatus = () => client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey });
  return useSubmission({
    mutationFn: (isAccepted: boolean) => write('POST', '/api/two-factor/email-codes', { isAccepted }, noContent),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      otherTabs.post({ kind: 'factors-changed' });
      return readStatus();
    },
    onError: (error) => (isOutdated(error) ? readStatus() : undefined),
  });
}
