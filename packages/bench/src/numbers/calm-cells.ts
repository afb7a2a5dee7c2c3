/** Of all processors, how much something else may use before what was measured says little. */
export const CALM_SHARE = 0.2;

interface Disturbed {
  foreignShare: number;
}

export interface Chosen<Cell> {
  cells: Cell[];
  /** Whether all of them were calm; otherwise there is one, the least disturbed. */
  isCalm: boolean;
}

export function chooseCalm<Cell extends Disturbed>(cells: readonly Cell[]): Chosen<Cell> {
  const calm = cells.filter(({ foreignShare }) => foreignShare <= CALM_SHARE);
  if (calm.length > 0) return { cells: calm, isCalm: true };
  const [least] = cells.toSorted((one, other) => one.foreignShare - other.foreignShare);
  return { cells: least ? [least] : [], isCalm: false };
}
