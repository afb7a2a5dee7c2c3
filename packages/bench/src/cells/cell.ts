/** One contestant at one scenario, for some seconds. */
export interface Cell {
  contestant: 'Countersign' | 'shortest SQL';
  scenario: string;
  size: number;
  replicas: number;
  concurrency: number;
  repetition: number;
  flows: number;
  seconds: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Processors that each kept busy on average. */
  busy: { server: number; database: number; driver: number };
  /** Of all processors, what anything else used. */
  foreignShare: number;
  errors: Record<string, number>;
  turnedAway: number;
}

export type Place = Pick<Cell, 'contestant' | 'scenario' | 'size' | 'replicas' | 'concurrency'>;

/** A cell with an error measures something else than what it is named after. */
export const isVoid = ({ errors, flows }: Pick<Cell, 'errors' | 'flows'>): boolean =>
  flows === 0 || Object.keys(errors).length > 0;
