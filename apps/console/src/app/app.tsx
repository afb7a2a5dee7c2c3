import { useQueryClient } from '@tanstack/react-query';
import { Suspense, use, useEffect } from 'react';
import { useLocation, useNavigate, useNavigationType, useRoutes } from 'react-router';
import { whenRefused, whoIsShown } from '../shared/bff-client.ts';
import { sessionQuery } from '../shared/session-query.ts';
import { WordsProvider } from '../shared/words/use-words.tsx';
import { AccountLanguage } from './account-language.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { pageStylesheets } from './page-stylesheets.ts';
import { remedyWith } from './remedy.ts';
import { routes } from './router.tsx';
import { Starting } from './starting.tsx';
import { StepUpHost } from './step-up-host.tsx';
import { StillWorking } from './still-working.tsx';
import { useLikelyNext } from './use-likely-next.ts';
import { useTabsInStep } from './use-tabs-in-step.ts';

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
