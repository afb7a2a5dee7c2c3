import { availableParallelism } from 'node:os';
import { terminateCommandsOnSignal } from './run-command.ts';
import { build, imports, lint, types } from './test/checks.ts';
import { chooseSteps, stepsOf } from './test/choose-steps.ts';
import { inTurns } from './test/in-turns.ts';
import { type Outcome, type Step, summaryOf } from './test/outcome.ts';
import { runVisibly } from './test/run-visibly.ts';
import { e2e, processes, security, unit } from './test/test-runners.ts';

/** The longest first, so that the short ones fill the other cores meanwhile. */
const sideBySide = [unit, build, types, imports, lint];

/** They run the build and have time limits of their own, so each has the machine to itself. */
const oneByOne = [processes, security, e2e];

const notRun: Outcome = { passed: 0, failed: 1, skipped: 0, note: 'not run, since the build failed', output: '' };

async function runAll(steps: readonly Step[], extraArguments: readonly string[]): Promise<Outcome[]> {
  const show = (step: Step) => runVisibly(step, extraArguments);
  const needsBuild = steps.some((step) => oneByOne.includes(step));
  const first = sideBySide.filter((step) => steps.includes(step) || (needsBuild && step === build));
  const outcomes = await inTurns(first, availableParallelism(), show);

  const isBuilt = outcomes[first.indexOf(build)]?.failed === 0;
  for (const step of oneByOne.filter((step) => steps.includes(step))) {
    outcomes.push(await show(isBuilt ? step : { ...step, run: async () => notRun }));
  }
  return outcomes;
}

export async function test(args: string[]): Promise<number> {
  terminateCommandsOnSignal();
  const all = [...sideBySide, ...oneByOne];
  if (args.includes('--help')) {
    console.log(stepsOf(all));
    return 0;
  }
  const { steps, extraArguments } = chooseSteps(all, args);
  const outcomes = await runAll(steps, extraArguments);
  console.log(summaryOf(outcomes));
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
}
