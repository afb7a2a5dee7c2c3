import type { SessionAnswer } from '@countersign/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { knownRecovery } from '../../shared/session/known-recovery.ts';
import { sessionEnd } from '../../shared/session/session-end.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { useStore } from '../../shared/store/create-store.ts';
import { readSessionAgain } from './read-session-again.ts';
import { phaseAt } from './session-phase.ts';

/** A session that is about to end is left to the dialog that asks, and what other tabs did to `useCrossTabSync`. */
const mayLookAgain = () =>
  document.visibilityState === 'visible' &&
  sessionEnd.get() !== null &&
  signedInHint.missedMessage() === null &&
  phaseAt(Date.now(), sessionEnd.get()) === 'quiet';

/** Reads the session again on waking, and once an answer to any request knows of another recovery, or of none. */
export function useSessionNews(session: SessionAnswer | undefined): void {
  const navigate = useNavigate();
  const client = useQueryClient();
  const known = useStore(knownRecovery);
  const isShown = session !== undefined;
  const isNews = isShown && known !== undefined && known !== (session.recovery?.deactivatesAt ?? null);

  useEffect(() => {
    if (!isShown) return;
    // Without a response the screen stays as it is, and the next answer says so again.
    const lookAgain = () => void readSessionAgain(navigate, client).catch(() => undefined);
    const wake = () => mayLookAgain() && lookAgain();
    if (isNews) lookAgain();
    document.addEventListener('visibilitychange', wake);
    return () => document.removeEventListener('visibilitychange', wake);
  }, [isShown, isNews, navigate, client]);
}
