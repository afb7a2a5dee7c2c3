import { useQueryClient } from '@tanstack/react-query';
import { Suspense, use, useEffect } from 'react';
import { useLocation, useNavigate, useNavigationType, useRoutes } from 'react-router';
import { whenRefused, whoIsShown } from '../shared/bff/client.ts';
import { sessionQuery } from '../shared/bff/session-query.ts';
import { WordsProvider } from '../shared/words/use-words.tsx';
import { routes } from './router.tsx';
import { AccountLanguage } from './session/account-language.tsx';
import { remedyWith } from './session/error-interceptor.ts';
import { useTabsInStep } from './session/use-cross-tab-sync.ts';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { pageStylesheets } from './shell/page-stylesheets.ts';
import { StillWorking } from './shell/slow-request-notice.tsx';
import { Starting } from './shell/splash.tsx';
import { StepUpHost } from './step-up/step-up-host.tsx';
import { useLikelyNext } from './use-prefetch.ts';

/** The frame around every screen. */
export function App() {
  const screen = useRoutes(routes);
  const navigate = useNavigate();
  const client = useQueryClient();
  const navigationType = useNavigationType();
  const { hash, key, pathname } = useLocation();
  useLikelyNext();

  useEffect(() => whenRefused(remedyWith(navigate, client)), [navigate, client]);
  useEffect(() => whoIsShown(() => client.getQueryData(sessionQuery.queryKey)?.account.id ?? null), [client]);
  useTabsInStep();

  // By the path alone: a step within a page keeps its place, another page starts at its top or where its address says.
  useEffect(() => {
    if (navigationType !== 'POP' && hash === '') window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <ErrorBoundary address={key}>
      <Suspense fallback={<Starting />}>
        <PageStylesheets />
        <WordsProvider>
          <Suspense fallback={<Starting />}>{screen}</Suspense>
          <StepUpHost />
          <AccountLanguage />
          <StillWorking />
        </WordsProvider>
      </Suspense>
    </ErrorBoundary>
  );
}

/** Suspends until the page looks as it should. */
function PageStylesheets() {
  use(pageStylesheets.drawn());
  return null;
}
