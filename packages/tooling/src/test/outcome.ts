export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What the step's line says beside its time. */
  readonly note?: string;
  /** All that was printed; shown when something failed. */
  readonly output: string;
}

export interface Step {
  readonly name: string;
  run(extraArguments: readonly string[]): Promise<Outcome>;
}

/** A check has no tests to count: it counts as one. */
export const checkOutcome = (isFine: boolean, output: string): Outcome =>
  isFine ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
