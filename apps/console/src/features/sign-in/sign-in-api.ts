import {
  challenge,
  EXPECTED_CHALLENGE,
  emailCodeSent,
  type Factor,
  type SignInRequest,
  signedIn,
  signInAnswer,
} from '@countersign/contract';
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { noContent, read, write } from '../../shared/bff/client.ts';
import { otherTabs } from '../../shared/session/other-tabs.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';

/** The open question of this sign-in. It lives in a cookie, so a reload finds it again. */
export const challengeQuery = queryOptions({
  queryKey: ['sign-in', 'challenge'],
  queryFn: ({ signal }) => read('/api/sign-in/challenge', challenge, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The challenge that this tab shows. The cookie may hold another one by now, of a sign-in begun in another tab. */
function expectedChallenge(client: QueryClient): Record<string, string> {
  const shown = client.getQueryData(challengeQuery.queryKey);
  return shown ? { [EXPECTED_CHALLENGE]: shown.id } : {};
}

function rememberSignIn(): void {
  signedInHint.set();
  otherTabs.post({ kind: 'signed-in' });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: SignInRequest) => write('POST', '/api/sign-in', request, signInAnswer),
    onSuccess: (answer) => {
      client.removeQueries();
      if (answer.next === 'signed-in') rememberSignIn();
      else client.setQueryData(challengeQuery.queryKey, answer.challenge);
    },
  });
}

export const useAskForUnlockLink = () =>
  useMutation({ mutationFn: (email: string) => write('POST', '/api/sign-in/unlock', { email }, noContent) });

export const useOpenUnlockLink = () =>
  useMutation({ mutationFn: (token: string) => write('POST', '/api/sign-in/unlock/confirm', { token }, noContent) });

export function useSendEmailCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => write('POST', '/api/sign-in/challenge/email-code', {}, emailCodeSent, expectedChallenge(client)),
    onSuccess: ({ sentAt, expiresAt, resendAt }) =>
      client.setQueryData(
        challengeQuery.queryKey,
        (challenge) => challenge && { ...challenge, emailCode: { sentAt, expiresAt, resendAt } },
      ),
  });
}

export function useVerify(factor: Factor) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) =>
      write('POST', '/api/sign-in/challenge/verify', { factor, code }, signedIn, expectedChallenge(client)),
    onSuccess: rememberSignIn,
  });
}

export function useGiveUpChallenge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => write('DELETE', '/api/sign-in/challenge', undefined, noContent, expectedChallenge(client)),
  });
}
