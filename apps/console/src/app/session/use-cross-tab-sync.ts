import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type NavigateFunction, useNavigate } from 'react-router';
import { readSession, sessionQuery } from '../../shared/bff/session-query.ts';
import { twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { isSignInPath, safeReturnPath, withReturnPath } from '../../shared/navigation/return-path.ts';
import { type News, otherTabs } from '../../shared/session/other-tabs.ts';
import { sessionEnd } from '../../shared/session/session-end.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { showOtherAccount } from './error-interceptor.ts';

/** The sign-in page then clears what this tab remembers of the session. */
function leave(navigate: NavigateFunction, client: QueryClient): void {
  sessionEnd.forget();
  void client.cancelQueries();
  const { pathname, search, hash } = window.location;
  if (isSignInPath(pathname)) return;
  void navigate(withReturnPath(paths.signIn, pathname + search + hash), {
    replace: true,
    state: { isSignedOutElsewhere: true },
  });
}

/** Somebody waits at the sign-in, or looks at what may be another person's. */
async function goOn(navigate: NavigateFunction, client: QueryClient): Promise<void> {
  const { pathname, search } = window.location;
  if (pathname === paths.unlock) return;
  if (isSignInPath(pathname)) {
    void navigate(safeReturnPath(new URLSearchParams(search).get('return')), { replace: true });
    return;
  }
  const before = client.getQueryData(sessionQuery.queryKey);
  const now = await readSession();
  if (now.account.id === before?.account.id) client.setQueryData(sessionQuery.queryKey, now);
  else if (before) await showOtherAccount(navigate, client);
  else await client.resetQueries();
}

/** Keeps this tab in step with the others: by their news, and by what is stored when it wakes and may have missed some. */
export function useTabsInStep(): void {
  const navigate = useNavigate();
  const client = useQueryClient();

  useEffect(() => {
    const hear = (news: News) => {
      if (news.kind === 'session-used') return sessionEnd.hearFromOtherTab(news.endsAt);
      if (news.kind === 'factors-changed') return client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey });
      signedInHint.hearFromOtherTab(news.kind);
      if (news.kind === 'signed-out') return leave(navigate, client);
      // A refusal has found its remedy by now, and without an answer what is shown stays.
      return goOn(navigate, client).catch(() => undefined);
    };
    const wake = () => {
      const missed = document.visibilityState === 'visible' ? signedInHint.missedNews() : null;
      if (missed) hear({ kind: missed });
    };
    const stopHearing = otherTabs.hear(hear);
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('pageshow', wake);
    return () => {
      stopHearing();
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('pageshow', wake);
    };
  }, [navigate, client]);
}
