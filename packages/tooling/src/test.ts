import { terminateCommandsOnSignal } from './run-command.ts';
import { build, imports, lint, types } from './test/checks.ts';
import { chooseSteps, stepsOf } from './test/choose-steps.ts';
import { summaryOf } from './test/outcome.ts';
import { runSteps } from './test/run-steps.ts';
import { runVisibly } from './test/run-visibly.ts';
import { e2e, firefox, processes, security, unit } from './test/test-runners.ts';

/** In the order in which they start: the build first, which others wait for, and of these the longest first. */
const all = [build, unit, types, imports, lint, e2e, processes, security, firefox];
const onBuild = [e2e, processes, security, firefox];

export async function test(args: string[]): Promise<number> {
  terminateCommandsOnSignal();
  if (args.includes('--help')) {
    console.log(stepsOf(all));
    return 0;
  }
  const { steps, extraArguments } = chooseSteps(all, args);
  const outcomes = await runSteps({ all, build, onBuild, chosen: steps }, (step) => runVisibly(step, extraArguments));
  console.log(summaryOf(outcomes));
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
}
