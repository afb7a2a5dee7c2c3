import type { AuthenticatorApp } from '@countersign/bff/testing/authenticator-app';
import type { Attempt } from './actions.ts';
import { counts, type State, withBrowser, withoutPending } from './state.ts';

/** What only the server could know before it answered: the key of a new secret, the code in a mail, what comes next. */
export interface Told {
  next?: 'signed-in' | 'second-factor';
  app?: AuthenticatorApp;
  code?: string;
}

export interface Consequence {
  succeeds: boolean;
  after: State;
}

/** What the request comes to, were it the only one under way. */
export function serially(state: State, attempt: Attempt, told: Told): Consequence {
  const after = successOf(state, attempt, told);
  return after ? { succeeds: true, after } : { succeeds: false, after: state };
}

/** Null where it is refused. */
function successOf(state: State, { by, code, kind, step }: Attempt, told: Told): State | null {
  const { active, browsers, epoch } = state;
  const browser = browsers[by];
  const { challenge, deactivation, pending, session } = browser;
  const isSignedIn = counts(state, session);

  switch (kind) {
    case 'sign in':
      if (told.next && (told.next === 'second-factor') !== (active !== null)) return null;
      if (active) return withBrowser(state, by, { challenge: { epoch, code: null, wasJustSent: false } });
      return newSession(state, by);
    case 'sign out':
      return withBrowser(state, by, { session: null, challenge: null, deactivation: null, pending: null });

    case 'send a code':
      if (!counts(state, challenge) || challenge.wasJustSent) return null;
      return withBrowser(state, by, { challenge: { epoch, code: told.code ?? null, wasJustSent: true } });
    case 'verify by app':
    case 'verify by app again': {
      if (!counts(state, challenge) || !active || step <= active.lastStep || code !== active.app.codeAt(step))
        return null;
      return { ...newSession(state, by, true), active: { ...active, lastStep: step }, used: { ...state.used, step } };
    }
    case 'verify by mail':
      return counts(state, challenge) && challenge.code === code ? newSession(state, by, true) : null;

    case 'begin':
      if (!isSignedIn || active || !told.app) return isSignedIn && !active ? state : null;
      return withBrowser(state, by, { scanned: told.app, pending: told.app });
    case 'abandon':
      return isSignedIn ? withBrowser(state, by, { pending: null }) : null;
    case 'activate':
    // The same step once more is refused, unless there is another secret by then.
    case 'activate again':
      if (!isSignedIn || !pending || code !== pending.codeAt(step)) return null;
      return {
        ...withBrowser(withoutPending(state), by, { session: { ...session, epoch: epoch + 1 } }),
        epoch: epoch + 1,
        active: { app: pending, lastStep: step },
        used: { ...state.used, step },
      };

    case 'ask to deactivate': {
      if (!isSignedIn || !active || (counts(state, deactivation) && deactivation.wasJustSent)) return null;
      return withBrowser(state, by, { deactivation: { epoch, code: told.code ?? null, wasJustSent: true } });
    }
    case 'deactivate':
      if (!isSignedIn || !counts(state, deactivation) || deactivation.code !== code) return null;
      return {
        ...withBrowser(withoutPending(state), by, { session: { ...session, epoch: epoch + 1 } }),
        epoch: epoch + 1,
        active: null,
        used: { ...state.used, deactivationCode: code },
      };

    case 'activate wrongly':
    case 'deactivate again':
    case 'deactivate wrongly':
    case 'verify wrongly':
      return null;
  }
}

/** In the place of the one that the browser had, with which its pending activation and its deactivation go. */
function newSession(state: State, by: Attempt['by'], answersChallenge = false): State {
  const { epoch, nextSession } = state;
  const changes = {
    session: { id: nextSession, epoch },
    deactivation: null,
    pending: null,
    ...(answersChallenge && { challenge: null }),
  };
  return { ...withBrowser(state, by, changes), nextSession: nextSession + 1 };
}
