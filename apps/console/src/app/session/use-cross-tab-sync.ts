import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type NavigateFunction, useNavigate } from 'react-router';
import { TWO_FACTOR_STATUS } from '../../shared/bff/two-factor-status-key.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { isSignInPath, safeReturnPath, showsAccount, withReturnPath } from '../../shared/navigation/return-path.ts';
import { otherTabs, type TabMessage } from '../../shared/session/other-tabs.ts';
import { sessionEnd } from '../../shared/session/session-end.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { readSessionAgain } from './read-session-again.ts';

/** Follows a sign-out. The sign-in page then clears what this tab has cached of the session. */
function followSignOut(navigate: NavigateFunction, client: QueryClient): void {
  sessionEnd.clear();
  void client.cancelQueries();
  const { pathname, search, hash } = window.location;
  // This screen may have been reached from one that shows an account.
  if (!showsAccount(pathname)) {
    client.removeQueries({ type: 'inactive' });
    return;
  }
  void navigate(withReturnPath(paths.signIn, pathname + search + hash), {
    replace: true,
    state: { isSignedOutElsewhere: true },
  });
}

/** Follows a sign-in: this tab may be waiting at the sign-in page, or show the account of somebody else. */
async function followSignIn(navigate: NavigateFunction, client: QueryClient): Promise<void> {
  const { pathname, search } = window.location;
  if (showsAccount(pathname)) return readSessionAgain(navigate, client);
  if (!isSignInPath(pathname) || pathname === paths.unlock) return;
  void navigate(safeReturnPath(new URLSearchParams(search).get('return')), { replace: true });
}

/** Follows what other tabs do: by their messages, and on waking by the storage, since a suspended tab misses messages. */
export function useCrossTabSync(): void {
  const navigate = useNavigate();
  const client = useQueryClient();

  useEffect(() => {
    const follow = (message: TabMessage) => {
      if (message.kind === 'session-used') return sessionEnd.updateFromOtherTab(message.endsAt);
      if (message.kind === 'factors-changed') return client.invalidateQueries({ queryKey: TWO_FACTOR_STATUS });
      signedInHint.updateFromOtherTab(message.kind);
      if (message.kind === 'signed-out') return followSignOut(navigate, client);
      // The interceptor has dealt with a refusal by now; without a response the screen stays as it is.
      return followSignIn(navigate, client).catch(() => undefined);
    };
    const catchUp = () => {
      const missed = document.visibilityState === 'visible' ? signedInHint.missedMessage() : null;
      if (missed) follow({ kind: missed });
    };
    const stopListening = otherTabs.listen(follow);
    document.addEventListener('visibilitychange', catchUp);
    window.addEventListener('pageshow', catchUp);
    return () => {
      stopListening();
      document.removeEventListener('visibilitychange', catchUp);
      window.removeEventListener('pageshow', catchUp);
    };
  }, [navigate, client]);
}
