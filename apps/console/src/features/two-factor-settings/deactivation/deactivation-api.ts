import { type EmailCodeSent, emailCodeSent, twoFactorStatus } from '@countersign/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../../../shared/bff-client.ts';
import { isProblem } from '../../../shared/bff-errors.ts';
import { secondsUntil } from '../../../shared/countdown.ts';
import { serverTime } from '../../../shared/server-clock.ts';
import { twoFactorStatusQuery } from '../../../shared/two-factor-status-query.ts';
import { hasEnded } from './has-ended.ts';

const lastSentKey = ['deactivation', 'last-sent'];

const isTooFreshForAnother = ({ resendAt }: EmailCodeSent) => secondsUntil(resendAt, serverTime(Date.now())) > 0;

/** Sends a code. Somebody who left and comes back within the minute goes on with the code they were just sent. */
export function useSendDeactivationCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const last = client.getQueryData<EmailCodeSent>(lastSentKey);
      if (last && isTooFreshForAnother(last)) return last;
      return write('POST', '/api/two-factor/deactivation', {}, emailCodeSent);
    },
    onSuccess: (sent) => client.setQueryData(lastSentKey, sent),
    onError: (error) => {
      if (isProblem(error, 'not_active')) void client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey });
    },
  });
}

export function useConfirmDeactivation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => write('POST', '/api/two-factor/deactivation/confirm', { code }, twoFactorStatus),
    onSuccess: () => {
      client.removeQueries({ queryKey: lastSentKey });
      return client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey });
    },
    onError: (error) => {
      if (hasEnded(error)) client.removeQueries({ queryKey: lastSentKey });
    },
  });
}
