import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { checkOutcome, type Outcome, type Step, summaryOf } from './outcome.ts';
import { runSteps } from './run-steps.ts';

/** Steps that note when they begin and end. */
function notedSteps(isBuildFine = true) {
  const notes: string[] = [];
  const step = (name: string, turns: number, isFine = true): Step => ({
    name,
    async run() {
      notes.push(`${name} begins`);
      for (let turn = 0; turn < turns; turn++) await nextTurn();
      notes.push(`${name} ends`);
      return checkOutcome(isFine, '');
    },
  });
  const [build, unit, e2e, processes] = [
    step('build', 5, isBuildFine),
    step('unit', 9),
    step('e2e', 9),
    step('processes', 1),
  ];
  const plan = { all: [build, unit, e2e, processes], build, onBuild: [e2e, processes] };
  const run = (step: Step): Promise<Outcome> => step.run([]);
  return { notes, run, ...plan };
}

test('what runs the build begins when it is there, and beside what does not need it', async () => {
  const { notes, run, ...plan } = notedSteps();
  const outcomes = await runSteps({ ...plan, chosen: plan.all }, run);
  expect(summaryOf(outcomes)).toBe('4 passed, 0 failed');
  const placeOf = (note: string) => notes.indexOf(note);
  expect(placeOf('e2e begins')).toBeGreaterThan(placeOf('build ends'));
  expect(placeOf('e2e begins')).toBeLessThan(placeOf('unit ends'));
  expect(placeOf('processes begins')).toBeLessThan(placeOf('e2e ends'));
});

test('a step alone brings the build with it if it needs one', async () => {
  const { notes, run, ...plan } = notedSteps();
  await runSteps({ ...plan, chosen: plan.all.filter(({ name }) => name === 'processes') }, run);
  expect(notes).toEqual(['build begins', 'build ends', 'processes begins', 'processes ends']);
  notes.length = 0;
  await runSteps({ ...plan, chosen: plan.all.filter(({ name }) => name === 'unit') }, run);
  expect(notes).toEqual(['unit begins', 'unit ends']);
});

test('without a build, what needs it fails and is not run', async () => {
  const { notes, run, ...plan } = notedSteps(false);
  const outcomes = await runSteps({ ...plan, chosen: plan.all }, run);
  expect(summaryOf(outcomes)).toBe('1 passed, 3 failed');
  expect(notes).not.toContain('e2e begins');
  expect(outcomes.at(-1)?.note).toBe('not run, since the build failed');
});

test('two at a time', async () => {
  let [running, most] = [0, 0];
  const { run, ...plan } = notedSteps();
  await runSteps({ ...plan, chosen: plan.all }, async (step) => {
    most = Math.max(most, ++running);
    const outcome = await run(step);
    running -= 1;
    return outcome;
  });
  expect(most).toBe(2);
});
