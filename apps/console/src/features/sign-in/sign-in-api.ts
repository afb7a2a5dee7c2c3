import { type SignInRequest, signInAnswer } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { announceSignIn, challengeQuery, expectedChallenge } from '../../factors/challenge.ts';
import { noContent, write } from '../../shared/bff/client.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';

export function useSignIn() {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: (request: SignInRequest) => write('POST', '/api/sign-in', request, signInAnswer),
    onSuccess: (answer) => {
      client.removeQueries();
      if (answer.next === 'signed-in') announceSignIn();
      else client.setQueryData(challengeQuery.queryKey, answer.challenge);
    },
  });
}

export const useRequestUnlockLink = () =>
  useSubmission({ mutationFn: (email: string) => write('POST', '/api/sign-in/unlock', { email }, noContent) });

export const useOpenUnlockLink = () =>
  useSubmission({ mutationFn: (token: string) => write('POST', '/api/sign-in/unlock/confirm', { token }, noContent) });

export function useCancelChallenge() {
  const client = useQueryClient();
  return useSubmission({
    mutationFn: () => write('DELETE', '/api/sign-in/challenge', undefined, noContent, expectedChallenge(client)),
  });
}
