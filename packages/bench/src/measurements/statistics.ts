/** The nearest-rank percentile for a `share` from 0 to 1; NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The mean of the middle two for an even number of values; NaN without values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/**
 * The area under the ROC curve: how often a value of `ones` is the larger of a random pair, ties counting half. 0.5 means
 * that the two cannot be told apart, 0 or 1 that a single value gives it away.
 */
export function auc(ones: readonly number[], others: readonly number[]): number {
  let larger = 0;
  for (const one of ones) {
    for (const other of others) larger += one > other ? 1 : one === other ? 0.5 : 0;
  }
  return larger / (ones.length * others.length);
}

export interface Point {
  x: number;
  y: number;
}

/** The least-squares slope; 0 when all points share one `x`. */
export function slopeOf(points: readonly Point[]): number {
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const variance = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (points.length === 0 || variance === 0) return 0;
  return points.reduce((sum, { x, y }) => sum + (x - meanX) * y, 0) / variance;
}

/** The share of all processors that other processes may use before a measurement counts as noisy. */
export const MAX_NOISE = 0.2;

/** The quiet measurements, or the least noisy one when there is none. */
export function chooseQuiet<Cell extends { noise: number }>(all: readonly Cell[]): { cells: Cell[]; isQuiet: boolean } {
  const quiet = all.filter(({ noise }) => noise <= MAX_NOISE);
  if (quiet.length > 0) return { cells: quiet, isQuiet: true };
  const [least] = all.toSorted((one, other) => one.noise - other.noise);
  return { cells: least ? [least] : [], isQuiet: false };
}
