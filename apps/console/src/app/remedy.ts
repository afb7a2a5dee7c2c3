import type { NavigateFunction } from 'react-router';
import type { Remedy } from '../shared/bff-client.ts';
import type { ProblemError } from '../shared/bff-errors.ts';
import { paths } from '../shared/paths.ts';
import { isSignInPath, withReturnPath } from '../shared/return-path.ts';
import { sessionEnd } from '../shared/session-end.ts';
import { signedInHint } from '../shared/session-flag.ts';
import { stepUpQuestion } from './step-up-question.ts';

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

/** What the frame does about a refusal, so that no feature needs to know of sessions or of step-up. */
export const remedyWith =
  (navigate: NavigateFunction) =>
  async ({ problem }: ProblemError): Promise<Remedy> => {
    if (problem.code === 'step_up_required') return (await stepUpQuestion.ask()) ? 'send-again' : 'give-up';
    if (problem.code === 'not_signed_in') leaveForSignIn(navigate);
    return 'give-up';
  };
