import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Answer, Browser } from '../../../process/testing/browser.ts';
import { authenticatorApp } from '../../../testing/authenticator-app.ts';
import type { Account } from '../../../testing/people.ts';
import type { TwoReplicas } from '../two-replicas.ts';
import { type Action, type ActionKind, type Attempt, actionKinds, attemptOf, send } from './actions.ts';
import { expectedOf, liftLimits, observe } from './observed.ts';
import { serially, type Told } from './serially.ts';
import { type BrowserName, browserNames, counts, later, type State } from './state.ts';

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
class Requests implements fc.AsyncCommand<Model, Real> {
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
    const outcomes = attempts.map((attempt, index) => ({ attempt, ...toldBy(answers[index], attempt, real) }));
    for (const { attempt, succeeds } of outcomes) count(tally, `${attempt.kind}${succeeds ? '' : ' (refused)'}`);
    for (const { cookies } of Object.values(browsers)) tokens.add(cookies.get('sid') ?? '');

    const observed = await observe(system, account, browsers);
    const reachable = ordersOf(outcomes).flatMap((order) => stateAfter(before, order) ?? []);
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

interface Outcome {
  attempt: Attempt;
  succeeds: boolean;
  told: Told;
}

function toldBy(answer: Answer | undefined, { kind }: Attempt, { account, system }: Real): Omit<Outcome, 'attempt'> {
  if (!answer || answer.status >= 500)
    throw new Error(`"${kind}" was answered with ${answer?.status}: ${errorsOf(system)}`);
  const succeeds = answer.status < 300;
  if (!succeeds) return { succeeds, told: {} };
  if (kind === 'begin')
    return { succeeds, told: { app: authenticatorApp((answer.body as { textKey: string }).textKey) } };
  if (kind === 'sign in') return { succeeds, told: answer.body as Told };
  if (isSend(kind)) return { succeeds, told: { code: system.mail.codeFor(account.email) } };
  return { succeeds, told: {} };
}

const errorsOf = ({ replicas }: TwoReplicas) =>
  replicas
    .flatMap(({ process }) => process.stdout.split('\n').filter((line) => line.includes('"level":"error"')))
    .join('\n');

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

/** Whether it is more than knocking at a closed door. */
function isOpenTo(action: Action, state: State): boolean {
  const session = state.browsers[action.by].session;
  if (action.kind === 'sign in') return !counts(state, session);
  if (action.kind === 'sign out') return counts(state, session);
  if (action.kind === 'abandon') return session !== null && state.pending?.session === session.id;
  return serially(state, attemptOf(action, state), {}).succeeds;
}

const isSend = (kind: ActionKind) => kind === 'send a code' || kind === 'ask to deactivate';

const count = (tally: Map<string, number>, what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);

/** What ends things is seldom, so that they come to something; what needs the most before it is not missed. */
const weights: Partial<Record<ActionKind, number>> = {
  'sign out': 1,
  abandon: 1,
  begin: 3,
  'send a code': 12,
  'verify by mail': 18,
};
const weightOf = (kind: ActionKind): number => weights[kind] ?? 6;
/** What only one of two requests may do that say the same. */
const ONCE = new Set<ActionKind>(['verify by app', 'verify by mail', 'activate', 'deactivate']);

interface Draw {
  by: BrowserName;
  at: 0 | 1;
  pick: number;
  /** Whether it may be something that is bound to be refused. */
  isBold: boolean;
}

const drawnBy = (by: fc.Arbitrary<BrowserName>): fc.Arbitrary<Draw> =>
  fc.record({
    by,
    at: fc.constantFrom(0, 1),
    pick: fc.nat(999),
    isBold: fc.integer({ min: 1, max: 10 }).map((drawn) => drawn === 10),
  });

/** Of what the browser can do in this state, or of everything, the one that was drawn; null where it can do nothing. */
function actionOf(
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

const present = (actions: readonly (Action | null)[]) => actions.filter((action) => action !== null);

const alone = drawnBy(fc.constantFrom(...browserNames)).map(
  (draw) => new Requests((state) => present([actionOf(draw, state)])),
);

/** From both browsers, and not two mails at once: nobody could tell whose code is whose. */
const fromBoth = fc.tuple(drawnBy(fc.constant('desk')), drawnBy(fc.constant('phone'))).map(
  ([one, other]) =>
    new Requests((state) => {
      const first = actionOf(one, state);
      const among = actionKinds.filter((kind) => !(first && isSend(first.kind) && isSend(kind)));
      return present([first, actionOf(other, state, among)]);
    }),
);

/** The same twice at once from one browser. */
const twice = drawnBy(fc.constantFrom(...browserNames)).map(
  (draw) =>
    new Requests((state) => {
      const action = actionOf(draw, state, [...ONCE]);
      return present([action, action && { ...action, at: action.at === 0 ? 1 : 0 }]);
    }),
);

export const interleavings = fc.commands([alone, fromBoth, twice], {
  maxCommands: 60,
  size: 'max',
  disableReplayLog: true,
});
