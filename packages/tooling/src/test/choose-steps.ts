import { UserError } from '../user-error.ts';
import type { Step } from './outcome.ts';

export interface Choice {
  readonly steps: readonly Step[];
  /** For the one chosen step's own tool. */
  readonly extraArguments: readonly string[];
}

/** What can be chosen, for whoever asks or mistypes. */
export const stepsOf = (all: readonly Step[]) => `The steps are ${all.map(({ name }) => name).join(', ')}.`;

/** Reads `unit e2e` or `unit -- packages/mail`; no names choose every step. */
export function chooseSteps(all: readonly Step[], args: readonly string[]): Choice {
  const dashes = args.includes('--') ? args.indexOf('--') : args.length;
  const names = args.slice(0, dashes);
  const extraArguments = args.slice(dashes + 1);
  const unknown = names.find((name) => !all.some((step) => step.name === name));
  if (unknown !== undefined) throw new UserError(`There is no step "${unknown}". ${stepsOf(all)}`);
  if (extraArguments.length > 0 && names.length !== 1) {
    throw new UserError('What stands behind -- goes to the tool of one step: name that step before it.');
  }
  return { steps: names.length === 0 ? all : all.filter(({ name }) => names.includes(name)), extraArguments };
}
