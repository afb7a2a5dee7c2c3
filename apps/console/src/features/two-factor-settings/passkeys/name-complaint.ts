import { longestPasskeyName } from '@countersign/contract';

export type NameComplaint = 'nameMissing' | 'nameTooLong' | 'nameNotUsable';

/** As the contract has it, whose schema would be in the first file. */
const ON_ONE_LINE = /^\P{C}*$/u;

/** Why the server would not take the name; null where it would. */
export function nameComplaint(typed: string): NameComplaint | null {
  const name = typed.trim();
  if (name === '') return 'nameMissing';
  if (name.length > longestPasskeyName) return 'nameTooLong';
  return ON_ONE_LINE.test(name) ? null : 'nameNotUsable';
}
