import type { Cell } from '../cells/cell.ts';
import type { ColdStart } from '../cold/cold-starts.ts';
import type { Machine } from '../machine/describe-machine.ts';
import type { Options } from '../options.ts';
import type { Cost } from '../postgres/count-cost.ts';
import type { Soak } from '../soak/run-soak.ts';
import type { TimingComparison } from '../timing/compare-known-with-unknown.ts';

/** All that one run has found. */
export interface Results {
  at: string;
  machine: Machine;
  options: Options;
  /** Seconds that making the accounts of each size took. */
  seeding: { size: number; seconds: number }[];
  /** Empty where Postgres cannot count. */
  costs: Cost[];
  cells: Cell[];
  coldStarts: ColdStart[];
  soak: Soak | null;
  timing: TimingComparison[];
  /** What was left out, a sentence each. */
  remarks: string[];
}
