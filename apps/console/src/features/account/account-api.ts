import { type PasswordChange, type PendingEmailChange, pendingEmailChange } from '@countersign/contract';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { noContent, read, write } from '../../shared/bff/client.ts';
import { isProblem } from '../../shared/bff/errors.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';

export const useChangePassword = () =>
  useSubmission({
    mutationFn: (change: PasswordChange) => write('POST', '/api/account/password', change, noContent),
  });

const readPending = (signal: AbortSignal) => read('/api/account/email', pendingEmailChange, signal);

/** The address that this session is about to prove; null if there is none. */
export const emailChangeQuery = queryOptions({
  queryKey: ['account', 'email'],
  queryFn: async ({ signal }): Promise<PendingEmailChange | null> => {
    try {
      return await readPending(signal);
    } catch (error) {
      if (isProblem(error, 'not_found')) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
});

export const readNewAddressDelivery = async (signal: AbortSignal) => (await readPending(signal)).delivery;

/** Sends a code to the new address, in place of what was under way. */
export function useSendToNewAddress() {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: (email: string) => write('POST', '/api/account/email', { email }, pendingEmailChange),
    onSuccess: (pending) => {
      client.setQueryData(emailChangeQuery.queryKey, pending);
    },
  });
}

export function useAbandonEmailChange() {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: () => write('DELETE', '/api/account/email', undefined, noContent),
    onSuccess: () => {
      client.setQueryData(emailChangeQuery.queryKey, null);
    },
  });
}

/** Whether no code can follow this refusal, so that a new one has to be sent. */
export const endsEmailChange = (refusal: unknown): boolean =>
  isProblem(refusal, 'no_pending_email_change') ||
  (isProblem(refusal, 'wrong_code') && refusal.problem.attemptsLeft === 0);
