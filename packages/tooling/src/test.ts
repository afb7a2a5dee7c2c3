import { terminateCommandsOnSignal } from './run-command.ts';
import { build, imports, lint, types } from './test/checks.ts';
import { chooseSteps, stepsOf } from './test/choose-steps.ts';
import { summaryOf } from './test/outcome.ts';
import { runSteps } from './test/run-steps.ts';
import { runVisibly } from './test/run-visibly.ts';
import { e2e, firefox, processes, security, unit } from './test/test-runners.ts';

/** In the order in which they start: the build, which others wait for, then by far the longest, and beside it what is short, what waits more than it computes, and the rest. */
const all = [build, types, e2e, imports, lint, unit, firefox, processes, security];
const onBuild = [e2e, processes, security, firefox];

export async function test(args: string[]): Promise<number> {
  terminateCommandsOnSignal();
  if (args.includes('--help')) {
    console.log(stepsOf(all));
    return 0;
  }
  const { steps, extraArguments } = chooseSteps(all, args);
  const outcomes = await runSteps({ all, build, onBuild, chosen: steps }, (step) => runVisibly(step, extraArguments));
  // Repeated here, because a CI system may show only the last lines of a long log.
  for (const failure of outcomes.flatMap(({ failures = [] }) => failures)) console.log(`✗ ${failure}`);
  console.log(summaryOf(outcomes));
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
}
