import { setTimeout as delay } from 'node:timers/promises';
import { type HttpConnection, openConnection } from '../load/http-connection.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Query } from '../world/seed.ts';
import type { World } from '../world/world.ts';

/** The database cost of one flow. */
export interface Cost {
  build: string;
  scenario: string;
  statements: number;
  /** Transactions that changed something, each of which waits for the disk. */
  commits: number;
  /** Without images of whole pages: how many there are depends on when the last checkpoint was. Null where they cannot be told apart. */
  walBytes: number | null;
}

interface Counters {
  statements: number;
  transactions: number;
  /** Where the next record of the write-ahead log will begin. */
  walEnd: string;
}

const ROUNDS = 3;
const FLOWS = 5;
const BACKGROUND_WORK_MS = 100;

/** @returns false when pg_stat_statements is not loaded into Postgres */
export const canCount = (server: Query): Promise<boolean> =>
  server('create extension if not exists pg_stat_statements')
    .then(() => server('select pg_stat_statements_reset()'))
    .then(
      () => true,
      () => false,
    );

/** @returns false when this role may not look into the write-ahead log, or Postgres has no pg_walinspect */
export const canReadWal = (server: Query): Promise<boolean> =>
  server('create extension if not exists pg_walinspect').then(
    () => true,
    () => false,
  );

/** Counts over sequential flows. Postgres's own background work only adds, so the lowest of three rounds counts. */
export async function countCost(server: Query, world: World, scenario: Scenario, readsWal: boolean): Promise<Cost> {
  const connection = await openConnection(world.replicas[0]?.port ?? 0);
  const rounds: Awaited<ReturnType<typeof countRound>>[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      rounds.push(await countRound({ server, world, scenario, connection, readsWal }));
    }
  } finally {
    connection.close();
  }
  const counted = rounds.slice(1);
  const lowest = (of: 'statements' | 'commits' | 'walBytes') => Math.min(...counted.map((round) => round[of]));
  return {
    build: world.build.name,
    scenario: scenario.name,
    statements: lowest('statements'),
    commits: lowest('commits'),
    walBytes: readsWal ? Math.round(lowest('walBytes')) : null,
  };
}

interface Round {
  server: Query;
  world: World;
  scenario: Scenario;
  connection: HttpConnection;
  readsWal: boolean;
}

async function countRound({ connection, readsWal, scenario, server, world }: Round) {
  const next = await scenario.prepare(world, FLOWS);
  await server('select pg_stat_statements_reset()');
  const before = await readCounters(server, world);
  for (let flow = 0; flow < FLOWS; flow += 1) {
    await next()?.(connection);
    if (scenario.hasBackgroundWork) await delay(BACKGROUND_WORK_MS);
  }
  const after = await readCounters(server, world);
  return {
    statements: (after.statements - before.statements) / FLOWS,
    commits: (after.transactions - before.transactions) / FLOWS,
    walBytes: readsWal ? (await readWalBytes(server, before.walEnd, after.walEnd)) / FLOWS : 0,
  };
}

/** Read from another database, so that it does not count itself; taking a snapshot consumes no transaction id. */
async function readCounters(server: Query, { url }: World): Promise<Counters> {
  const [row] = await server<{ [Column in keyof Counters]: string }>(
    `select coalesce(sum(calls), 0) as statements,
      pg_snapshot_xmax(pg_current_snapshot())::text as transactions,
      pg_current_wal_insert_lsn()::text as "walEnd"
    from pg_stat_statements
    where dbid = (select oid from pg_database where datname = $1) and toplevel
      and query !~* '^\\s*(begin|commit|rollback|set)\\M'`,
    [new URL(url).pathname.slice(1)],
  );
  return {
    statements: Number(row?.statements),
    transactions: Number(row?.transactions),
    walEnd: row?.walEnd ?? '0/0',
  };
}

async function readWalBytes(server: Query, start: string, end: string): Promise<number> {
  if (start === end) return 0;
  // Only what is flushed can be read, and this commit flushes all that was written before it.
  await server("select pg_logical_emit_message(true, 'bench', '')");
  const [row] = await server<{ bytes: string }>(
    'select coalesce(sum(record_length - fpi_length), 0) as bytes from pg_get_wal_records_info($1, $2)',
    [start, end],
  );
  return Number(row?.bytes);
}
