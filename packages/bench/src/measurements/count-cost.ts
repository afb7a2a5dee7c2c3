import { setTimeout as delay } from 'node:timers/promises';
import { type HttpConnection, openConnection } from '../load/http-connection.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Query } from '../world/seed.ts';
import type { World } from '../world/world.ts';
import { median } from './statistics.ts';

/** The database cost of one flow. */
export interface Cost {
  build: string;
  scenario: string;
  statements: number;
  /** Transactions that changed something, each of which waits for the disk. */
  commits: number;
  walBytes: number;
}

type Counters = Omit<Cost, 'build' | 'scenario' | 'commits'> & { transactions: number };

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

/**
 * Counts over sequential flows. Postgres's own background work only adds, so the lowest of three rounds counts for
 * statements and commits. A warm-up round comes first: the first change of a page after a checkpoint logs the whole page.
 */
export async function countCost(server: Query, world: World, scenario: Scenario): Promise<Cost> {
  const connection = await openConnection(world.replicas[0]?.port ?? 0);
  const rounds: Awaited<ReturnType<typeof countRound>>[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) rounds.push(await countRound(server, world, scenario, connection));
  } finally {
    connection.close();
  }
  const counted = rounds.slice(1);
  const lowest = (of: 'statements' | 'commits') => Math.min(...counted.map((round) => round[of]));
  return {
    build: world.build.name,
    scenario: scenario.name,
    statements: lowest('statements'),
    commits: lowest('commits'),
    walBytes: Math.round(median(counted.map(({ walBytes }) => walBytes))),
  };
}

async function countRound(server: Query, world: World, scenario: Scenario, connection: HttpConnection) {
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
    walBytes: (after.walBytes - before.walBytes) / FLOWS,
  };
}

/** Read from another database, so that it does not count itself; taking a snapshot consumes no transaction id. */
async function readCounters(server: Query, { url }: World): Promise<Counters> {
  const [row] = await server<{ [Column in keyof Counters]: string }>(
    `select coalesce(sum(calls), 0) as statements,
      pg_snapshot_xmax(pg_current_snapshot())::text as transactions,
      pg_current_wal_insert_lsn() - '0/0' as "walBytes"
    from pg_stat_statements
    where dbid = (select oid from pg_database where datname = $1) and toplevel
      and query !~* '^\\s*(begin|commit|rollback|set)\\M'`,
    [new URL(url).pathname.slice(1)],
  );
  return {
    statements: Number(row?.statements),
    transactions: Number(row?.transactions),
    walBytes: Number(row?.walBytes),
  };
}
