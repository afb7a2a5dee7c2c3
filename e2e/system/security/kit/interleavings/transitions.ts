import type { Told } from './attempt.ts';
import { type BrowserName, browserNames, type Change, noSession, type State, withBoth, withBrowser } from './state.ts';

/** In the place of the one that the browser had, with which whatever that has under way goes. */
export function newSession(
  state: State,
  by: BrowserName,
  proof: 'password' | 'answering' | 'replacing' = 'password',
): State {
  const { epoch, nextSession } = state;
  const changes = {
    ...noSession,
    session: { id: nextSession, epoch, mayReplace: proof === 'replacing' },
    ...(proof !== 'password' && { challenge: null }),
  };
  return { ...withBrowser(state, by, changes), nextSession: nextSession + 1 };
}

/** The sessions of other browsers go with what they have begun, and so does every sign-in under way, its own too. */
export const withoutOthers = (state: State, by: BrowserName): State =>
  browserNames.reduce(
    (without, name) => withBrowser(without, name, { ...(name !== by && noSession), challenge: null }),
    state,
  );

/** A change of factors: its session goes on at the next epoch, and nothing else does. */
export function changed(state: State, by: BrowserName, change: Change, provesFactor = false): State {
  const { session } = state.browsers[by];
  const next = endedBy(state, change);
  const goesOn = session && { ...session, epoch: next.epoch, mayReplace: session.mayReplace || provesFactor };
  return withBrowser(next, by, { session: goesOn });
}

/** A change after which no session goes on. */
export const endedBy = (state: State, change: Change): State => ({
  ...withBoth(state, { pending: null, moving: null }),
  epoch: state.epoch + 1,
  changes: [...state.changes, change],
});

/**
 * Takes a change back, and a change of the email with whatever came after it. What is still the same stays as it is, and else
 * the newest of those that are forgotten has it. Every session and whatever is under way ends, and no password counts.
 */
export function undone(state: State, index: number): State | null {
  const change = state.changes[index];
  if (!change) return null;
  const { authenticator, codes, email, passkeys } = change.before;
  const forgotten = email === undefined ? [change] : state.changes.slice(index);
  const newestFirst = [state, ...forgotten.map(({ before }) => before).toReversed()];
  return {
    ...withBoth(state, { pending: null, moving: null }),
    epoch: state.epoch + 1,
    isVoid: true,
    ...(email !== undefined && { email }),
    ...(passkeys && { passkeys }),
    ...(authenticator !== undefined && {
      authenticator:
        authenticator &&
        (newestFirst.find((each) => each.authenticator?.app === authenticator.app)?.authenticator ?? null),
    }),
    ...(codes !== undefined && {
      codes: codes && (newestFirst.find((each) => each.codes?.all === codes.all)?.codes ?? null),
    }),
    changes: state.changes.toSpliced(index, forgotten.length),
    used: { ...state.used, token: change.token ?? null },
  };
}

export const newCodes = ({ codes = [] }: Told) => ({ all: codes, left: codes });
