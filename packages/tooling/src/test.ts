import { availableParallelism } from 'node:os';
import { runScript } from './refusal.ts';
import { endWithCommands } from './run-command.ts';
import { build, imports, lint, types } from './test/checks.ts';
import { chooseSteps } from './test/choose-steps.ts';
import { inTurns } from './test/in-turns.ts';
import type { Outcome, Step } from './test/outcome.ts';
import { runVisibly } from './test/run-visibly.ts';
import { e2e, processes, unit } from './test/test-runners.ts';

/** The longest first, so that the short ones fill the other cores meanwhile. */
const sideBySide = [unit, build, types, imports, lint];

/** They run what was built, and have time limits of their own, so each has the machine to itself. */
const oneByOne = [processes, e2e];

const notRun: Outcome = { passed: 0, failed: 1, note: 'not run, since the build failed', output: '' };

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

endWithCommands();
await runScript(async () => {
  const { steps, extraArguments } = chooseSteps([...sideBySide, ...oneByOne], process.argv.slice(2));
  const outcomes = await runAll(steps, extraArguments);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
