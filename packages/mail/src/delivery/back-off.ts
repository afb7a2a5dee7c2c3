import { randomInt } from 'node:crypto';

/** Milliseconds: between half and the whole of a pause that doubles, so that replicas do not come back all at once. */
export function backOff(firstPause: number, triesSoFar: number): number {
  const longest = firstPause * 2 ** (triesSoFar - 1);
  return longest / 2 + randomInt(Math.floor(longest / 2) + 1);
}
