import type { Cell } from './cell.ts';

/** From here on somebody is as busy as they can be. */
const FULLY = 0.9;

/** What kept a cell from being faster, as far as processor time tells. */
export function limitOf({ busy, foreignShare, replicas }: Cell, processors: number): string {
  const all = busy.server + busy.database + busy.driver + foreignShare * processors;
  if (all >= FULLY * processors) return 'processors';
  if (replicas > 0 && busy.server >= FULLY * replicas) return 'server';
  return 'waiting';
}
