import type { QueryClient } from '@tanstack/react-query';
import type { NavigateFunction } from 'react-router';
import type { Remedy } from '../../shared/bff/client.ts';
import type { ProblemError } from '../../shared/bff/errors.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { isSignInPath, withReturnPath } from '../../shared/navigation/return-path.ts';
import { sessionEnd } from '../../shared/session/session-end.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { stepUpQuestion } from '../step-up/step-up-prompt.ts';

/** The session is over, whoever found out. */
export function leaveForSignIn(navigate: NavigateFunction): void {
  const believedSignedIn = signedInHint.isSet();
  // The sign-in was answered and no answer since then knew of it: the browser did not keep the cookie.
  const areCookiesRefused = signedInHint.isOfThisPage() && sessionEnd.at() === null;
  signedInHint.forget();
  sessionEnd.forget();
  const { pathname, search, hash } = window.location;
  if (isSignInPath(pathname)) return;
  void navigate(withReturnPath(paths.signIn, pathname + search + hash), {
    replace: true,
    state: areCookiesRefused ? { areCookiesRefused } : { hasSessionEnded: believedSignedIn },
  });
}

/** Another account was signed in to in this browser: nothing of the one before may stay on the screen. */
export async function showOtherAccount(navigate: NavigateFunction, client: QueryClient): Promise<void> {
  const { pathname } = window.location;
  if (pathname === paths.home || pathname.startsWith(paths.settings)) {
    void navigate(paths.home, { replace: true, state: { isAnotherAccount: true } });
  }
  await client.resetQueries();
}

/** What the frame does about a refusal, so that no feature needs to know of sessions or of step-up. */
export const remedyWith =
  (navigate: NavigateFunction, client: QueryClient) =>
  async ({ problem }: ProblemError): Promise<Remedy> => {
    if (problem.code === 'step_up_required') return (await stepUpQuestion.ask()) ? 'send-again' : 'give-up';
    if (problem.code === 'not_signed_in') leaveForSignIn(navigate);
    // The page of a sign-in says it itself. Not awaited: the refused read is among those that are read again.
    if (problem.code === 'another_sign_in' && !isSignInPath(window.location.pathname)) {
      void showOtherAccount(navigate, client);
    }
    return 'give-up';
  };
