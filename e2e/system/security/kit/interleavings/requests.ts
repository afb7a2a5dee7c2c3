import { isDeepStrictEqual } from 'node:util';
import type { SoftwareAuthenticator } from '@countersign/webauthn/testing';
import type fc from 'fast-check';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Account } from '../../../kit/member.ts';
import { type TwoReplicas, wireNames } from '../two-replicas.ts';
import { type Action, attemptOf, partOf } from './actions.ts';
import { liftLimits } from './limits.ts';
import { expectedOf, observe } from './observed.ts';
import { type Outcome, outcomeOf, reachableFrom } from './outcomes.ts';
import { setFirstPassword, whichPassword } from './passwords.ts';
import { type BrowserName, later, type State } from './state.ts';
import type { Unasked } from './unasked.ts';

/** Of one run: enough for an activation and a deactivation between which something else happens. */
const MOST_COMMANDS = 8;

export interface Model {
  state: State;
  commands: number;
}

export interface Real {
  system: TwoReplicas;
  unasked: Unasked;
  account: Account;
  browsers: Readonly<Record<BrowserName, Browser>>;
  /** Session cookies that were ever given. */
  tokens: Set<string>;
  /** What holds the account's passkeys, for both browsers. */
  key: SoftwareAuthenticator;
  /** What succeeded, and what was refused: for the figures. */
  tally: Map<string, number>;
}

type Choose = (state: State) => readonly Action[];

/** One request, or two at once; each as a fast-check command that holds the answers against every serial order. */
export class Requests implements fc.AsyncCommand<Model, Real> {
  private readonly choose: Choose;
  private actions: readonly Action[] = [];

  constructor(choose: Choose) {
    this.choose = choose;
  }

  check = ({ commands }: Readonly<Model>): boolean => commands < MOST_COMMANDS;

  async run(model: Model, real: Real): Promise<void> {
    const { account, browsers, key, system, tally, tokens, unasked } = real;
    await liftLimits(system, account);
    const before = withPassword(later(model.state));
    this.actions = this.choose(before);
    if (this.actions.length === 0) return;
    if (model.state.isVoid) await setFirstPassword(system, account);
    const attempts = this.actions.map((action) => attemptOf(action, before));
    const answers = await Promise.all(
      attempts.map((attempt) => {
        const browser = browsers[attempt.by].at(system.replicas[attempt.at]);
        return partOf(attempt.kind).send(attempt, { account, browser, key, unasked });
      }),
    );
    const outcomes = await Promise.all(attempts.map((attempt, index) => outcomeOf(attempt, answers[index], real)));
    for (const outcome of outcomes) count(tally, endOf(outcome));
    for (const { cookies } of Object.values(browsers)) tokens.add(cookies.get(wireNames.session) ?? '');

    const observed = await observe(system, account, browsers);
    const reachable = reachableFrom(before, outcomes);
    const matching = reachable.filter((state) => isDeepStrictEqual(expectedOf(state, account), observed));
    const after = await withItsPassword(matching, real);
    if (!after) {
      const said = outcomes.map(({ attempt, told: _, ...end }) => ({ ...attempt, ...end }));
      const expected = reachable.map((state) => expectedOf(state, account));
      throw new Error(`No serial order leads here: ${JSON.stringify({ said, observed, expected })}`);
    }
    model.state = after;
    model.commands += 1;
  }

  toString = (): string => this.actions.map(({ at, by, kind }) => `${by} at ${at}: ${kind}`).join(' | ');
}

/** An undo has ended the password, and every session: the owner has set the first one anew by the time of the next request. */
const withPassword = (state: State): State => (state.isVoid ? { ...state, isVoid: false, password: 0 } : state);

/** Of states that look alike, the one whose password the account has: hashing is too slow to look each time. */
async function withItsPassword([first, ...others]: readonly State[], { account, system }: Real) {
  const passwordIn = (state: State) => (state.isVoid ? null : state.password);
  if (!first || others.every((other) => passwordIn(other) === passwordIn(first))) return first;
  const password = await whichPassword(system, account);
  return [first, ...others].find((state) => passwordIn(state) === password);
}

function endOf({ attempt: { kind }, isTurnedAway, succeeds }: Outcome): string {
  if (isTurnedAway) return `${kind} (turned away)`;
  return succeeds ? kind : `${kind} (refused)`;
}

const count = (tally: Map<string, number>, what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);
