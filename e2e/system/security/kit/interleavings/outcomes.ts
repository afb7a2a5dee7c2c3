import { authenticatorApp } from '@countersign/bff/testing/authenticator-app';
import type { Answer } from '../../../../kit/exchange.ts';
import type { Account } from '../../../kit/member.ts';
import type { TwoReplicas } from '../two-replicas.ts';
import { type Attempt, isSend } from './actions.ts';
import { serially, type Told } from './serially.ts';
import type { State } from './state.ts';

/** How a request was answered, and what it was told. */
export interface Outcome {
  attempt: Attempt;
  succeeds: boolean;
  told: Told;
}

export function outcomeOf(
  attempt: Attempt,
  answer: Answer | undefined,
  { account, system }: { account: Account; system: TwoReplicas },
): Outcome {
  const { kind } = attempt;
  if (!answer || answer.status >= 500)
    throw new Error(`"${kind}" was answered with ${answer?.status}: ${errorsOf(system)}`);
  const succeeds = answer.status < 300;
  if (!succeeds) return { attempt, succeeds, told: {} };
  if (kind === 'begin')
    return { attempt, succeeds, told: { app: authenticatorApp((answer.body as { textKey: string }).textKey) } };
  if (kind === 'sign in') return { attempt, succeeds, told: answer.body as Told };
  if (isSend(kind)) return { attempt, succeeds, told: { code: system.mail.codeFor(account.email) } };
  return { attempt, succeeds, told: {} };
}

const errorsOf = ({ replicas }: TwoReplicas) =>
  replicas
    .flatMap(({ process }) => process.stdout.split('\n').filter((line) => line.includes('"level":"error"')))
    .join('\n');

/** Where the requests may have led, had they been answered one after the other in some order. */
export const reachableFrom = (before: State, outcomes: readonly Outcome[]): State[] =>
  ordersOf(outcomes).flatMap((order) => stateAfter(before, order) ?? []);

const ordersOf = (outcomes: readonly Outcome[]): (readonly Outcome[])[] =>
  outcomes.length === 1 ? [outcomes] : [outcomes, outcomes.toReversed()];

/** Null where the answers are not those of this order. */
function stateAfter(before: State, order: readonly Outcome[]): State | null {
  let state = before;
  for (const { attempt, succeeds, told } of order) {
    const consequence = serially(state, attempt, told);
    if (consequence.succeeds !== succeeds) return null;
    state = consequence.after;
  }
  return state;
}
