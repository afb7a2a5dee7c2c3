/**
 * One attempt, taken off every budget before anything is compared, in one statement that commits by itself (SEC-15).
 * `now` is the database's clock, so that all replicas judge by one time.
 */
export type Charge<Judged> =
  | ({ kind: 'charged'; attemptsLeft: number; now: Date } & Judged)
  | { kind: 'gone' }
  | { kind: 'refused'; accountId: string; retryAfterSeconds: number };
