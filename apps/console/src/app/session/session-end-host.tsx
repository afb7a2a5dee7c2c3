import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { readSession, sessionQuery } from '../../shared/bff/session-query.ts';
import { lazyComponent } from '../../shared/loading/lazy-component.tsx';
import { sessionEnd } from '../../shared/session/session-end.ts';
import { serverTime } from '../../shared/time/server-clock.ts';
import { useWords } from '../../shared/words/use-words.tsx';
import { DialogFailed } from '../shell/dialog-failed.tsx';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import { leaveForSignIn } from './error-interceptor.ts';
import { isForAge, millisecondsToNextPhase, type Phase, phaseAt } from './session-phase.ts';
import type { useSignOut } from './use-sign-out.ts';

const { Component: SessionEndDialog } = lazyComponent(() => import('./session-end-dialog.tsx'));

/** Draws anew when the phase changes. A device that slept may wake in another one, whatever its timers say. */
function usePhase(endsAt: number | null): Phase {
  const [, setLookedAt] = useState(0);
  const phase = phaseAt(Date.now(), endsAt);

  useEffect(() => {
    const look = () => setLookedAt(Date.now());
    const wait = millisecondsToNextPhase(Date.now(), endsAt);
    const waiting = wait === null ? undefined : setTimeout(look, wait);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pageshow', look);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pageshow', look);
    };
  }, [endsAt, phase]);

  return phase;
}

/** Warns before the session ends, and leaves when it has: whoever sat here may have gone (WCAG 2.2.1, SEC-63). */
export function SessionEndHost({ signOut }: { signOut: ReturnType<typeof useSignOut> }) {
  const words = useWords();
  const navigate = useNavigate();
  const expiresAt = useQueryClient().getQueryData(sessionQuery.queryKey)?.session.expiresAt;
  const endsAt = useSyncExternalStore(sessionEnd.subscribe, sessionEnd.at);
  const phase = usePhase(endsAt);
  const [acceptedEnd, setAcceptedEnd] = useState<number | null>(null);

  // The session says itself that it has ended; no answer says nothing else. Only a use that this tab has not heard of keeps it.
  useEffect(() => {
    if (phase === 'over') readSession().catch(() => leaveForSignIn(navigate));
  }, [phase, navigate]);

  if (phase === 'quiet' || endsAt === null || expiresAt === undefined || acceptedEnd === endsAt) return null;
  const millisecondsToExpiry = Date.parse(expiresAt) - serverTime(Date.now());
  const acceptEnd = () => setAcceptedEnd(endsAt);
  return (
    <ErrorBoundary
      address={String(endsAt)}
      fallback={(error) => <DialogFailed error={error} lead={words.sessionEnd.soon} onClose={acceptEnd} />}
    >
      <Suspense fallback={null}>
        <SessionEndDialog
          endsAt={endsAt}
          isForAge={isForAge(endsAt - Date.now(), millisecondsToExpiry)}
          acceptEnd={acceptEnd}
          signOut={signOut}
        />
      </Suspense>
    </ErrorBoundary>
  );
}
