import { print, startStep } from '../bootstrap/progress.mjs';
import type { Outcome, Step } from './outcome.ts';

/**
 * Runs a step under the eyes of whoever waits: a line when it is done, and all that it printed if it failed.
 * @returns its outcome, whose failures begin with the name of the step; a check without tests fails by that name alone
 */
export async function runVisibly(step: Step, extraArguments: readonly string[]): Promise<Outcome> {
  const line = startStep(step.name);
  const outcome = await step.run(extraArguments);
  if (outcome.failed === 0) {
    line.done(outcome.note);
    for (const figure of outcome.figures ?? []) print(`  ${figure}`);
    return outcome;
  }
  line.failed(outcome.note);
  print(outcome.output.trimEnd());
  print(`↑ ${step.name} failed`);
  const { failures = [] } = outcome;
  return { ...outcome, failures: failures.length > 0 ? failures.map((name) => `${step.name}: ${name}`) : [step.name] };
}
