import { isDeepStrictEqual } from 'node:util';
import type fc from 'fast-check';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Account } from '../../../kit/member.ts';
import { type TwoReplicas, wireNames } from '../two-replicas.ts';
import { type Action, attemptOf, send } from './actions.ts';
import { expectedOf, liftLimits, observe } from './observed.ts';
import { outcomeOf, reachableFrom } from './outcomes.ts';
import { type BrowserName, later, type State } from './state.ts';

/** Of one run: enough for an activation and a deactivation between which something else happens. */
const MOST_COMMANDS = 8;

export interface Model {
  state: State;
  commands: number;
}

export interface Real {
  system: TwoReplicas;
  account: Account;
  browsers: Readonly<Record<BrowserName, Browser>>;
  /** Session cookies that were ever given. */
  tokens: Set<string>;
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
    const { account, browsers, system, tally, tokens } = real;
    await liftLimits(system, account);
    const before = later(model.state);
    this.actions = this.choose(before);
    if (this.actions.length === 0) return;
    const attempts = this.actions.map((action) => attemptOf(action, before));
    const answers = await Promise.all(
      attempts.map((attempt) => {
        const replica = system.replicas[attempt.at];
        return send(attempt, browsers[attempt.by].at(replica), account);
      }),
    );
    const outcomes = attempts.map((attempt, index) => outcomeOf(attempt, answers[index], real));
    for (const { attempt, succeeds } of outcomes) count(tally, `${attempt.kind}${succeeds ? '' : ' (refused)'}`);
    for (const { cookies } of Object.values(browsers)) tokens.add(cookies.get(wireNames.session) ?? '');

    const observed = await observe(system, account, browsers);
    const reachable = reachableFrom(before, outcomes);
    const after = reachable.find((state) => isDeepStrictEqual(expectedOf(state), observed));
    if (!after) {
      const said = outcomes.map(({ attempt, succeeds }) => ({ ...attempt, succeeds }));
      const expected = reachable.map(expectedOf);
      throw new Error(`No serial order leads here: ${JSON.stringify({ said, observed, expected })}`);
    }
    model.state = after;
    model.commands += 1;
  }

  toString = (): string => this.actions.map(({ at, by, kind }) => `${by} at ${at}: ${kind}`).join(' | ');
}

const count = (tally: Map<string, number>, what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);
