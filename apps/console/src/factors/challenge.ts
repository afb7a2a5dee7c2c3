import { type Challenge, challenge, EXPECTED_CHALLENGE, signedIn } from '@countersign/contract';
import type { BodyOf } from '@countersign/contract/endpoints';
import { type QueryClient, queryOptions, type UseMutationOptions, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../shared/bff/client.ts';
import type { ScreenProblems } from '../shared/bff/problem-sentence.ts';
import { otherTabs } from '../shared/session/other-tabs.ts';
import { signedInHint } from '../shared/session/signed-in-hint.ts';
import type { SignedInWords } from '../shared/words/words.ts';
import type { VerifyFormProps } from './console-factor.ts';

/** The open challenge of this sign-in. A cookie holds it, so it survives a reload. */
export const challengeQuery = queryOptions({
  queryKey: ['sign-in', 'challenge'],
  queryFn: ({ signal }) => read('/api/sign-in/challenge', challenge, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The challenge that this tab shows. The cookie may hold another one by now, of a sign-in that began in another tab. */
export function expectedChallenge(client: QueryClient): Record<string, string> {
  const shown = client.getQueryData(challengeQuery.queryKey);
  return shown ? { [EXPECTED_CHALLENGE]: shown.id } : {};
}

/** Tells this browser, its other tabs included, that there is a session now. */
export function announceSignIn(): void {
  signedInHint.set();
  otherTabs.post({ kind: 'signed-in' });
}

/** Whether an authenticator can answer, and so a phone be lost. */
export const hasPhone = ({ factors }: Challenge): boolean => factors.includes('authenticator');

/** Sentences about six digits where recovery codes, which draw on no guesses, are the way that stays open. */
export const orRecoveryCode = ({ factors }: Challenge, words: SignedInWords): ScreenProblems =>
  factors.includes('recovery-code') ? words.verify.orRecoveryCodeProblems : {};

/** The factors whose proof is a code, and nothing else. */
type CodeFactor = Extract<BodyOf<'POST', '/api/sign-in/challenge/verify'>, { code: string }>['factor'];

/** Answers the challenge with a code of a factor. */
export function useVerifyMutation(
  factor: CodeFactor,
  { onVerified, onRefused }: Pick<VerifyFormProps, 'onVerified' | 'onRefused'>,
): UseMutationOptions<unknown, Error, string> {
  const client = useQueryClient();
  return {
    mutationFn: (code) =>
      write('POST', '/api/sign-in/challenge/verify', { factor, code }, signedIn, expectedChallenge(client)),
    onSuccess: () => {
      announceSignIn();
      onVerified();
    },
    onError: onRefused,
  };
}
