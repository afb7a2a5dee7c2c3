import fc from 'fast-check';
import { type Action, type ActionKind, actionKinds, attemptOf } from './actions.ts';
import { serially } from './serially.ts';
import { type BrowserName, counts, primaryFactors, type State } from './state.ts';

export interface Draw {
  by: BrowserName;
  at: 0 | 1;
  pick: number;
  /** Whether it may be something that is bound to be refused. */
  isBold: boolean;
}

export const drawnBy = (by: fc.Arbitrary<BrowserName>): fc.Arbitrary<Draw> =>
  fc.record({
    by,
    at: fc.constantFrom(0, 1),
    pick: fc.nat(99_999),
    isBold: fc.integer({ min: 1, max: 10 }).map((drawn) => drawn === 10),
  });

/** Of what the browser can do in this state, or of everything, the one that was drawn; null where it can do nothing. */
export function actionOf(
  { at, by, isBold, pick }: Draw,
  state: State,
  among: readonly ActionKind[] = actionKinds,
): Action | null {
  const possible = among.filter((kind) => isBold || isOpenTo({ kind, by, at }, state));
  const weighed = possible.flatMap((kind) => Array.from({ length: weightOf(kind) }, () => kind));
  const kind = weighed[pick % weighed.length];
  // Hashing passwords takes most of the time: who can do nothing else stays away every other time.
  if (kind === undefined || (kind === 'sign in' && pick % 2 === 1)) return null;
  return { kind, by, at };
}

/** Whether it is more than knocking at a closed door. */
function isOpenTo(action: Action, state: State): boolean {
  const session = state.browsers[action.by].session;
  if (action.kind === 'sign in') return !counts(state, session);
  if (action.kind === 'sign out') return counts(state, session);
  if (action.kind === 'abandon') return state.browsers[action.by].pending !== null;
  // Which would all succeed, and change nothing.
  if (action.kind === 'start the recovery' && state.recovery?.isStarted) return false;
  if (action.kind === 'cancel the recovery here' && !(counts(state, state.recovery) && state.recovery.isStarted))
    return false;
  if (action.kind === 'remove the last passkey')
    return counts(state, session) && session.mayReplace && primaryFactors(state) === 1 && state.passkeys.length === 1;
  return serially(state, attemptOf(action, state), {}).succeeds;
}

/**
 * What ends things is seldom, so that they come to something; what needs the most before it is not missed. What anybody may
 * begin at any time is the most seldom, and what follows from it is not.
 */
const weights: Partial<Record<ActionKind, number>> = {
  'sign out': 4,
  'end other sessions': 4,
  'change password': 4,
  abandon: 4,
  begin: 32,
  undo: 4,
  'undo an older one': 4,
  'renew the codes': 8,
  'prove the app': 12,
  'begin a move': 32,
  move: 72,
  'begin an addition': 32,
  'add the app': 72,
  'send a code': 48,
  'ask to deactivate': 48,
  deactivate: 72,
  'verify by mail': 72,
  'be mailed a reset': 1,
  'redeem the reset code': 6,
  'reset by link': 2,
  'reset again': 4,
  'ask for another address': 2,
  'undo the address': 4,
  'offer help': 3,
  'start the recovery again': 4,
  'cancel the recovery by link': 8,
  'cancel the recovery here': 8,
  'activate by passkey': 4,
  'add a passkey': 48,
  'verify by passkey': 72,
  'prove a passkey': 12,
  'remove a passkey': 32,
  'remove the last passkey': 8,
};
const weightOf = (kind: ActionKind): number => weights[kind] ?? 24;
