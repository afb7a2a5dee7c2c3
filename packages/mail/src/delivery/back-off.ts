import { randomInt } from 'node:crypto';

/** Exponential backoff with jitter, in milliseconds: between half and the whole of a pause that doubles. */
export function backOff(firstPause: number, triesSoFar: number): number {
  const longest = firstPause * 2 ** (triesSoFar - 1);
  return longest / 2 + randomInt(Math.floor(longest / 2) + 1);
}
