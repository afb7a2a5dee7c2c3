import type pg from 'pg';
import { type Connected, RenewablePool } from './renewable-pool.ts';

/** At ten milliseconds a statement, the last in the queue is served within half a second. */
const WAITING_PER_CONNECTION = 50;

/** The queue for connections is full; the statement was not sent. */
export class TooManyWaiting extends Error {
  override name = 'TooManyWaiting';

  constructor() {
    super('Too many statements wait for a connection.');
  }
}

/** Bounds the driver's queue for connections: with a slow database it would grow until the process runs out of memory. */
export class BoundedPool extends RenewablePool {
  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    if (this.waitingCount < this.options.max * WAITING_PER_CONNECTION) {
      if (!connected) return super.connect();
      super.connect(connected);
    } else {
      if (!connected) return Promise.reject(new TooManyWaiting());
      connected(new TooManyWaiting(), undefined, () => {});
    }
    return undefined;
  }
}
