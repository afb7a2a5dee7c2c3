export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Outcome extends Counts {
  /** What the step's line says beside its time. */
  readonly note?: string;
  /** What its tests measured, a line each; shown whether they passed or not. */
  readonly figures?: readonly string[];
  /** The names of the tests that failed. */
  readonly failures?: readonly string[];
  /** All that was printed; shown when something failed. */
  readonly output: string;
}

export interface Step {
  readonly name: string;
  run(extraArguments: readonly string[]): Promise<Outcome>;
}

/** A check has no tests to count: it counts as one. */
export const checkOutcome = (isFine: boolean, output: string): Outcome =>
  isFine ? { passed: 1, failed: 0, skipped: 0, output } : { passed: 0, failed: 1, skipped: 0, output };

/** "12 passed, 0 failed", and how many did not run where some did not: nothing is left out in silence. */
export function summaryOf(outcomes: readonly Counts[]): string {
  const sum = (count: keyof Counts) => outcomes.reduce((total, outcome) => total + outcome[count], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
