import { begin, say } from '../setting-out/progress.mjs';
import type { Outcome, Step } from './outcome.ts';

/** Runs a step under the eyes of whoever waits: a line when it is done, and all that it printed if it failed. */
export async function runVisibly(step: Step, extraArguments: readonly string[]): Promise<Outcome> {
  const line = begin(step.name);
  const outcome = await step.run(extraArguments);
  if (outcome.failed === 0) {
    line.done(outcome.note);
    for (const figure of outcome.figures ?? []) say(`  ${figure}`);
    return outcome;
  }
  line.failed(outcome.note);
  say(outcome.output.trimEnd());
  say(`↑ ${step.name} failed`);
  return outcome;
}
