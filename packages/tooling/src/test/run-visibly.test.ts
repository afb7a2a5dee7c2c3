import { expect, test } from 'vitest';
import { checkOutcome, type Step } from './outcome.ts';
import { runVisibly } from './run-visibly.ts';

const failing = (name: string, failures?: string[]): Step => ({
  name,
  run: async () => ({ ...checkOutcome(false, 'what it printed'), ...(failures && { failures }) }),
});

test('a failure is named by its step, and by its test where there is one', async () => {
  const { failures: ofTests } = await runVisibly(failing('unit', ['a.test.ts › a', 'b.test.ts']), []);
  expect(ofTests).toEqual(['unit: a.test.ts › a', 'unit: b.test.ts']);
  expect((await runVisibly(failing('lint'), [])).failures).toEqual(['lint']);
  // Its global setup failed, before the first test.
  expect((await runVisibly(failing('e2e', []), [])).failures).toEqual(['e2e']);
});

test('a step that passed names nothing', async () => {
  const fine: Step = { name: 'types', run: async () => checkOutcome(true, '') };
  expect((await runVisibly(fine, [])).failures).toBeUndefined();
});
