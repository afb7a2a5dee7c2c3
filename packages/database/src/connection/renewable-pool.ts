import pg from 'pg';
import { errorCodeOf } from './sql.ts';
import { READ_ONLY } from './sqlstates.ts';

export type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/**
 * After a failover the pool's connections still lead to the old primary, which is read-only now. The first statement that
 * fails for it makes the pool reconnect for all that follow.
 */
export class RenewablePool extends pg.Pool {
  readonly #generationOf = new WeakMap<pg.PoolClient, number>();
  #generation = 0;

  constructor(options: pg.PoolConfig) {
    super(options);
    this.on('connect', (client) => this.#generationOf.set(client, this.#generation));
    this.on('release', (error, client) => {
      if (errorCodeOf(error) === READ_ONLY && this.#isCurrent(client)) this.renew();
    });
  }

  /** Retires the current connections: each is closed instead of being reused. */
  renew(): void {
    this.#generation += 1;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    if (!connected) return this.#currentClient();
    super.connect((error, client, done) => {
      if (!client || this.#isCurrent(client)) return connected(error, client, done);
      done(true);
      this.connect(connected);
    });
    return undefined;
  }

  async #currentClient(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await super.connect();
      if (this.#isCurrent(client)) return client;
      client.release(true);
    }
  }

  #isCurrent(client: pg.PoolClient): boolean {
    return this.#generationOf.get(client) === this.#generation;
  }
}
