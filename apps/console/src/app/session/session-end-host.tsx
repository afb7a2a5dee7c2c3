import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { readSession, sessionQuery } from '../../shared/bff/session-query.ts';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { sessionEnd } from '../../shared/session/session-end.ts';
import { useStore } from '../../shared/store/create-store.ts';
import { serverTime } from '../../shared/time/server-clock.ts';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import { FailedDialog } from '../shell/failed-dialog.tsx';
import { redirectToSignIn } from './error-interceptor.ts';
import { endsByAge, millisecondsToNextPhase, type Phase, phaseAt } from './session-phase.ts';
import type { useSignOut } from './use-sign-out.ts';

const sessionEndDialog = createLazyPart(() => import('./session-end-dialog.tsx'));

/** Re-renders when the phase changes. A device that slept may wake in a later phase before its timers fire. */
function usePhase(endsAt: number | null): Phase {
  const [, setCheckedAt] = useState(0);
  const phase = phaseAt(Date.now(), endsAt);

  useEffect(() => {
    const check = () => setCheckedAt(Date.now());
    const wait = phase === 'over' ? null : millisecondsToNextPhase(Date.now(), endsAt);
    const waiting = wait === null ? undefined : setTimeout(check, wait);
    document.addEventListener('visibilitychange', check);
    window.addEventListener('pageshow', check);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener('visibilitychange', check);
      window.removeEventListener('pageshow', check);
    };
  }, [endsAt, phase]);

  return phase;
}

/** Warns before the session ends (WCAG 2.2.1) and leaves the page once it has: its owner may have gone (SEC-63). */
export function SessionEndHost({ signOut }: { signOut: ReturnType<typeof useSignOut> }) {
  const words = useSignedInWords();
  const navigate = useNavigate();
  const expiresAt = useQueryClient().getQueryData(sessionQuery.queryKey)?.session.expiresAt;
  const endsAt = useStore(sessionEnd);
  const phase = usePhase(endsAt);
  const [acceptedEnd, setAcceptedEnd] = useState<number | null>(null);

  // Asks once. A refusal or no response means that it has ended; only activity that this tab has not heard of keeps it.
  useEffect(() => {
    if (phase === 'over') readSession().catch(() => redirectToSignIn(navigate));
  }, [phase, navigate]);

  if (phase === 'quiet' || endsAt === null || expiresAt === undefined || acceptedEnd === endsAt) return null;
  const millisecondsToExpiry = Date.parse(expiresAt) - serverTime(Date.now());
  const acceptEnd = () => setAcceptedEnd(endsAt);
  return (
    <ErrorBoundary
      address={String(endsAt)}
      fallback={(error) => <FailedDialog error={error} lead={words.sessionEnd.soon} onClose={acceptEnd} />}
    >
      <Suspense fallback={null}>
        <Lazy
          of={sessionEndDialog}
          endsAt={endsAt}
          endsByAge={endsByAge(endsAt - Date.now(), millisecondsToExpiry)}
          acceptEnd={acceptEnd}
          signOut={signOut}
        />
      </Suspense>
    </ErrorBoundary>
  );
}
