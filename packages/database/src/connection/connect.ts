import type pg from 'pg';
import { BoundedPool } from './bounded-pool.ts';
import { applySettings } from './connection-settings.ts';
import { isOutdated, migratePostgres } from './migrate-postgres.ts';
import { createPing, type Ping } from './ping.ts';
import { checkPooler, isBehindPooler } from './pooler.ts';
import { RenewablePool } from './renewable-pool.ts';
import type { Sql } from './sql.ts';

export interface PoolReading {
  /** Maximum number of connections. */
  limit: number;
  idle: number;
  busy: number;
  /** Statements that are queued for a connection. */
  waiting: number;
}

export interface Database extends Ping {
  sql: Sql;
  /** Null for the embedded database, which has no pool. */
  pool(): PoolReading | null;
  /**
   * Migrates the schema; replicas that start together take turns.
   * @throws MayNotMigrate if it is behind and this role does not own it.
   * @throws UnusablePooler if a connection pooler in front would break our statements.
   */
  migrate(migrationsFolder: string): Promise<void>;
  close(): Promise<void>;
}

export interface PostgresOptions {
  url: string;
  poolSize: number;
  /** Called for a lost idle connection; the pool replaces it. */
  onConnectionLost: (error: Error) => void;
  /** Called every few seconds with what the start is waiting for. */
  onWaiting?: (what: string) => void;
}

export function connectPostgres({ url, poolSize, onConnectionLost, onWaiting }: PostgresOptions): Database {
  const connection = {
    connectionString: url,
    application_name: 'countersign',
    keepAlive: true,
    // A lost database must end in an error and not in a hang.
    connectionTimeoutMillis: 3_000,
    query_timeout: 8_000,
  };
  const options = { ...connection, onConnect: applySettings };
  const pool = new BoundedPool({ ...options, max: poolSize });
  // A pool of its own: a full queue says nothing about whether the database answers.
  const pingPool = new RenewablePool({ ...options, max: 1 });
  const pools = [pool, pingPool];
  for (const each of pools) each.on('error', onConnectionLost);
  const leaveServer = () => {
    for (const each of pools) each.renew();
  };
  return {
    sql: sqlOn(pool),
    ...createPing((question) => pingPool.query(question), { onReadOnly: leaveServer }),
    pool: () => ({
      limit: poolSize,
      idle: pool.idleCount,
      busy: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
    }),
    async migrate(migrationsFolder) {
      const { hasPooler, mustMigrate } = await inspectDatabase(pool, migrationsFolder);
      if (hasPooler) await checkPooler(connection);
      if (mustMigrate) await migratePostgres({ url, migrationsFolder, ...(onWaiting && { onWaiting }) });
    },
    async close() {
      await Promise.all(pools.map((each) => each.end()));
    },
  };
}

/** Looks on a connection that requests use afterwards: most starts need no other one. */
async function inspectDatabase(pool: pg.Pool, migrationsFolder: string) {
  const client = await pool.connect();
  try {
    return { hasPooler: await isBehindPooler(client), mustMigrate: await isOutdated(client, migrationsFolder) };
  } finally {
    client.release();
  }
}

/** Named, so that each connection parses a statement once and keeps its plan (decisions/001-plans-are-kept.md). */
const sqlOn = (pool: pg.Pool): Sql => ({
  async query({ name, text }, values) {
    return (await pool.query({ name, text, values })).rows;
  },
});
