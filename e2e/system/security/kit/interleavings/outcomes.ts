import { authenticatorApp } from '@countersign/bff/testing/authenticator-app';
import type { ReversibleChange } from '@countersign/two-factor';
import type { Answer } from '../../../../kit/exchange.ts';
import { until } from '../../../../kit/until.ts';
import type { Account } from '../../../kit/member.ts';
import { breakagesOf, requestIdOf, wasTurnedAway } from '../turned-away.ts';
import type { TwoReplicas } from '../two-replicas.ts';
import { type ActionKind, type Attempt, mailedTo, reversibleChangeOf, sendsACode } from './actions.ts';
import type { Told } from './attempt.ts';
import { hashOf } from './hash-of.ts';
import { serially } from './serially.ts';
import { emailOf, type State } from './state.ts';
import type { Unasked } from './unasked.ts';

/** How a request was answered, and what it was told. */
export interface Outcome {
  attempt: Attempt;
  succeeds: boolean;
  /** On a machine that was too busy: nothing was judged, so nothing may have been done. */
  isTurnedAway: boolean;
  told: Told;
}

/** Whose answers say all there is to know. */
const TELLS = new Set<ActionKind>([
  'sign in',
  'be mailed a reset',
  'redeem the reset code',
  'offer help',
  'complete the recovery',
]);

export async function outcomeOf(
  attempt: Attempt,
  answer: Answer | undefined,
  { account, system, unasked }: { account: Account; system: TwoReplicas; unasked: Unasked },
): Promise<Outcome> {
  const { kind } = attempt;
  const refusal = { attempt, succeeds: false, isTurnedAway: false, told: {} };
  if (answer && (await wasTurnedAway(system, { ...answer, requestId: requestIdOf(answer) })))
    return { ...refusal, isTurnedAway: true };
  if (!answer || answer.status >= 500)
    throw new Error(`"${kind}" was answered with ${answer?.status}: ${JSON.stringify(breakagesOf(system))}`);
  if (answer.status >= 300) return refusal;
  const success = { attempt, succeeds: true, isTurnedAway: false };
  if (kind === 'begin' || kind === 'begin a move' || kind === 'begin an addition')
    return { ...success, told: { app: authenticatorApp((answer.body as { textKey: string }).textKey) } };
  if (kind === 'start the recovery') return { ...success, told: { token: await unasked.cancelToken(account) } };
  if (TELLS.has(kind)) return { ...success, told: answer.body as Told };
  if (sendsACode(kind)) return { ...success, told: { code: system.mail.codeFor(emailOf(account, mailedTo(attempt))) } };
  const change = reversibleChangeOf(kind);
  if (change) {
    const { passkey, recoveryCodes: codes } = (answer.body ?? {}) as { passkey?: string; recoveryCodes?: string[] };
    const token = await newestLinkOf(system, account, change);
    return { ...success, told: { token, ...(codes && { codes }), ...(passkey && { passkey }) } };
  }
  return { ...success, told: {} };
}

/** The token of the link in the notice of the account's newest change of a kind, once the mail has come. */
async function newestLinkOf(
  { mail, query }: TwoReplicas,
  account: Account,
  change: ReversibleChange,
): Promise<string | undefined> {
  const [newest] = await query<{ hash: string }>(
    "select encode(token_hash, 'hex') as hash from reversible_changes where account_id = $1 and kind = $2 order by security_epoch desc limit 1",
    [account.id, change],
  );
  // Whoever asked at the same moment may have taken it back already.
  if (!newest) return undefined;
  const found = () =>
    [0, 1]
      .flatMap((which) => mail.textsFor(emailOf(account, which)))
      .flatMap((text) => /\/undo\/[a-z-]+#(\S+)/.exec(text)?.[1] ?? [])
      .find((token) => hashOf(token) === newest.hash);
  await until('the notice of a change arrives', () => found() !== undefined);
  return found();
}

/** Where the requests may have led, had they been answered one after the other in some order. */
export const reachableFrom = (before: State, outcomes: readonly Outcome[]): State[] =>
  ordersOf(outcomes).flatMap((order) => stateAfter(before, order) ?? []);

const ordersOf = (outcomes: readonly Outcome[]): (readonly Outcome[])[] =>
  outcomes.length === 1 ? [outcomes] : [outcomes, outcomes.toReversed()];

/** Null where the answers are not those of this order. */
function stateAfter(before: State, order: readonly Outcome[]): State | null {
  let state = before;
  for (const { attempt, isTurnedAway, succeeds, told } of order) {
    if (isTurnedAway) continue;
    const consequence = serially(state, attempt, told);
    if (consequence.succeeds !== succeeds) return null;
    state = consequence.after;
  }
  return state;
}
