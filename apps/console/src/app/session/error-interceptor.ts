import type { QueryClient } from '@tanstack/react-query';
import type { NavigateFunction } from 'react-router';
import type { ClientHooks } from '../../shared/bff/client.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { isSignInPath, showsAccount, withReturnPath } from '../../shared/navigation/return-path.ts';
import { sessionEnd } from '../../shared/session/session-end.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { factorPrompt, stepUpPrompt } from '../step-up/prompt.ts';

/** Leaves for the sign-in page, and says there why: the session is over. */
export function redirectToSignIn(navigate: NavigateFunction): void {
  const wasSignedIn = signedInHint.isSet();
  // This page signed in, and no response since then knew of a session: the browser did not keep the cookie.
  const areCookiesRefused = signedInHint.isFromThisPage() && sessionEnd.get() === null;
  signedInHint.clear();
  sessionEnd.clear();
  const { pathname, search, hash } = window.location;
  if (isSignInPath(pathname)) return;
  void navigate(withReturnPath(paths.signIn, pathname + search + hash), {
    replace: true,
    state: areCookiesRefused ? { areCookiesRefused } : { hasSessionEnded: wasSignedIn },
  });
}

/** Shows the account that another tab has signed in to. Nothing of the previous one may stay on screen. */
export async function showNewAccount(navigate: NavigateFunction, client: QueryClient): Promise<void> {
  const { pathname } = window.location;
  if (showsAccount(pathname)) {
    void navigate(paths.home, { replace: true, state: { isAnotherAccount: true } });
  }
  await client.resetQueries();
}

/** Handles sessions and step-up for every request, so that no feature needs to know of them. */
export const createErrorInterceptor =
  (navigate: NavigateFunction, client: QueryClient): ClientHooks['interceptError'] =>
  async ({ problem }) => {
    if (problem.code === 'step_up_required') return (await stepUpPrompt.ask()) ? 'retry' : 'fail';
    if (problem.code === 'factor_required') return (await factorPrompt.ask()) ? 'retry' : 'fail';
    if (problem.code === 'not_signed_in') redirectToSignIn(navigate);
    // The sign-in pages say it themselves. Not awaited: the refused read is one of those that are reset.
    if (problem.code === 'another_sign_in' && !isSignInPath(window.location.pathname)) {
      void showNewAccount(navigate, client);
    }
    return 'fail';
  };
