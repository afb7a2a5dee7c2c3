import type { ReactNode } from 'react';
import { areCookiesEnabled } from '../../shared/browser/cookies.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import type { Words } from '../../shared/words/words.ts';

/** What whoever led to the sign-in left in the history's entry. */
interface SignInState {
  areCookiesRefused?: boolean;
  hasSessionEnded?: boolean;
  isSignedOutElsewhere?: boolean;
  isUnlocked?: boolean;
}

/** Why the password is asked for, where that is news. */
export function signInNotice(state: SignInState | null, words: Words): ReactNode {
  if (state?.areCookiesRefused || !areCookiesEnabled())
    return <Notice tone="error">{words.signIn.cookiesRefused}</Notice>;
  if (state?.hasSessionEnded) return <Notice tone="info">{words.signIn.sessionEnded}</Notice>;
  if (state?.isSignedOutElsewhere) return <Notice tone="info">{words.signIn.signedOutElsewhere}</Notice>;
  if (state?.isUnlocked) return <Notice tone="success">{words.unlock.unlocked}</Notice>;
  return null;
}
