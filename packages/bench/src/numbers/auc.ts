/**
 * How often a value of `ones` is the larger of a random pair (the area under the ROC curve; ties count half): 0.5 where the
 * two cannot be told apart by it, 0 or 1 where one look is enough.
 */
export function auc(ones: readonly number[], others: readonly number[]): number {
  let larger = 0;
  for (const one of ones) {
    for (const other of others) larger += one > other ? 1 : one === other ? 0.5 : 0;
  }
  return larger / (ones.length * others.length);
}
