import { type Attempt, partOf } from './actions.ts';
import type { Told } from './attempt.ts';
import type { State } from './state.ts';

export interface Consequence {
  succeeds: boolean;
  after: State;
}

/** What the request comes to, were it the only one under way. */
export function serially(state: State, attempt: Attempt, told: Told): Consequence {
  const after = partOf(attempt.kind).successOf(state, attempt, told);
  return after ? { succeeds: true, after } : { succeeds: false, after: state };
}
