import type { InBackground } from '@countersign/two-factor';
import type { Log } from '../observability/log.ts';

export interface BackgroundWork {
  inBackground: InBackground;
  /** How many tasks are running. */
  underWay(): number;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export function createBackgroundWork(log: Log): BackgroundWork {
  const underWay = new Set<Promise<void>>();
  return {
    inBackground(name, work) {
      // Deferred until the response is on its way, so that response times reveal nothing about this work.
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
