import type { InBackground } from '@countersign/two-factor';
import type { Log } from './log.ts';

export interface BackgroundWork {
  inBackground: InBackground;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export function backgroundWork(log: Log): BackgroundWork {
  const underWay = new Set<Promise<void>>();
  return {
    inBackground(name, work) {
      const run = work()
        .catch((error: unknown) => log.error('background work failed', error, { name }))
        .finally(() => underWay.delete(run));
      underWay.add(run);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
