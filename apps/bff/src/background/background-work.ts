import type { InBackground } from '@countersign/two-factor';
import type { Log } from '../observability/log.ts';

export interface BackgroundWork {
  inBackground: InBackground;
  /** How many pieces of work are. */
  underWay(): number;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export function backgroundWork(log: Log): BackgroundWork {
  const underWay = new Set<Promise<void>>();
  return {
    inBackground(name, work) {
      // Begun after the answer is on its way, so that the time it takes tells nothing of what goes on behind it.
      const run = new Promise(setImmediate)
        .then(work)
        .catch((error: unknown) => log.error('background work failed', error, { name }))
        .finally(() => underWay.delete(run));
      underWay.add(run);
    },
    underWay: () => underWay.size,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
