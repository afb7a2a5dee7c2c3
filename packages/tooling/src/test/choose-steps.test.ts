import { expect, test } from 'vitest';
import { UserError } from '../user-error.ts';
import { chooseSteps } from './choose-steps.ts';

const all = ['types', 'unit', 'e2e'].map((name) => ({
  name,
  run: async () => ({ passed: 1, failed: 0, skipped: 0, output: '' }),
}));

test.each([
  ['everything by default', [], ['types', 'unit', 'e2e'], []],
  ['named steps, in their own order', ['e2e', 'types'], ['types', 'e2e'], []],
  [
    'what a tool is to be told',
    ['unit', '--', 'packages/mail', '-t', 'sends'],
    ['unit'],
    ['packages/mail', '-t', 'sends'],
  ],
])('%s', (_, args, steps, extraArguments) => {
  const choice = chooseSteps(all, args);
  expect(choice.steps.map(({ name }) => name)).toEqual(steps);
  expect(choice.extraArguments).toEqual(extraArguments);
});

test.each([
  ['a step that does not exist', ['units'], 'There is no step "units". The steps are types, unit, e2e.'],
  ['arguments for nobody in particular', ['--', 'packages/mail'], 'name that step'],
  ['arguments for two tools', ['types', 'unit', '--', 'packages/mail'], 'name that step'],
])('%s is refused', (_, args, sentence) => {
  expect(() => chooseSteps(all, args)).toThrow(UserError);
  expect(() => chooseSteps(all, args)).toThrow(sentence);
});
