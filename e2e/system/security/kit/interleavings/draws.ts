import fc from 'fast-check';
import { type Action, type ActionKind, actionKinds, attemptOf } from './actions.ts';
import { serially } from './serially.ts';
import { type BrowserName, counts, type State } from './state.ts';

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
    pick: fc.nat(999),
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
  return serially(state, attemptOf(action, state), {}).succeeds;
}

/** What ends things is seldom, so that they come to something; what needs the most before it is not missed. */
const weights: Partial<Record<ActionKind, number>> = {
  'sign out': 1,
  abandon: 1,
  begin: 3,
  'send a code': 12,
  'verify by mail': 18,
};
const weightOf = (kind: ActionKind): number => weights[kind] ?? 6;
