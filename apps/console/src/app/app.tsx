import { useQueryClient } from '@tanstack/react-query';
import { Suspense, use, useEffect } from 'react';
import { useLocation, useNavigate, useNavigationType, useRoutes } from 'react-router';
import { setClientHooks } from '../shared/bff/client.ts';
import { sessionQuery } from '../shared/bff/session-query.ts';
import { useOnPath } from '../shared/navigation/use-on-path.ts';
import { WordsProvider } from '../shared/words/use-words.tsx';
import { routes } from './router.tsx';
import { AccountLanguage } from './session/account-language.tsx';
import { createErrorInterceptor } from './session/error-interceptor.ts';
import { useCrossTabSync } from './session/use-cross-tab-sync.ts';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { pageStylesheets } from './shell/page-stylesheets.ts';
import { SlowRequestNotice } from './shell/slow-request-notice.tsx';
import { Splash } from './shell/splash.tsx';
import { usePrefetch } from './use-prefetch.ts';

/** The frame around every screen. */
export function App() {
  const screen = useRoutes(routes);
  const navigate = useNavigate();
  const client = useQueryClient();
  const navigationType = useNavigationType();
  const { hash, key } = useLocation();
  usePrefetch();
  useCrossTabSync();

  useEffect(() => {
    setClientHooks({
      interceptError: createErrorInterceptor(navigate, client),
      shownAccountId: () => client.getQueryData(sessionQuery.queryKey)?.account.id ?? null,
    });
  }, [navigate, client]);

  // A step within a page keeps its scroll position, another page starts at its top or at its anchor.
  useOnPath(() => {
    if (navigationType !== 'POP' && hash === '') window.scrollTo(0, 0);
  });

  return (
    <ErrorBoundary address={key}>
      <Suspense fallback={<Splash />}>
        <PageStylesheets />
        <WordsProvider>
          <Suspense fallback={<Splash />}>{screen}</Suspense>
          <AccountLanguage />
          <SlowRequestNotice />
        </WordsProvider>
      </Suspense>
    </ErrorBoundary>
  );
}

/** Suspends until the page has all of its stylesheets. */
function PageStylesheets() {
  use(pageStylesheets.forRender());
  return null;
}
