import type { HttpConnection } from '../load/http-connection.ts';
import { openConnection } from '../load/http-connection.ts';
import { median } from '../numbers/spread.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { World } from '../world/world.ts';
import type { Query } from './connection.ts';

/** Of one flow. */
export interface Cost {
  scenario: string;
  statements: number;
  /** Transactions that changed something, each of which waits for the disk. */
  commits: number;
  walBytes: number;
}

interface Reading {
  statements: number;
  transactions: number;
  position: number;
}

const ROUNDS = 3;
const FLOWS = 5;

/** @returns false where the library is not loaded into Postgres */
export const canCount = (server: Query): Promise<boolean> =>
  server('create extension if not exists pg_stat_statements')
    .then(() => server('select pg_stat_statements_reset()'))
    .then(
      () => true,
      () => false,
    );

/**
 * Counts what one flow after the other costs. What Postgres does by itself only ever adds to it, so of statements and
 * commits the least of three rounds counts. A round before them touches the pages first, which a checkpoint makes dear.
 */
export async function countCost(server: Query, world: World, scenario: Scenario): Promise<Cost> {
  const connection = await openConnection(world.replicas[0]?.port ?? 0);
  const rounds: Omit<Cost, 'scenario'>[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) rounds.push(await countRound(server, world, scenario, connection));
  } finally {
    connection.close();
  }
  const counted = rounds.slice(1);
  const least = (of: 'statements' | 'commits') => Math.min(...counted.map((round) => round[of]));
  return {
    scenario: scenario.name,
    statements: least('statements'),
    commits: least('commits'),
    walBytes: Math.round(median(counted.map(({ walBytes }) => walBytes))),
  };
}

async function countRound(server: Query, world: World, scenario: Scenario, connection: HttpConnection) {
  const next = await scenario.prepare(world, FLOWS);
  await server('select pg_stat_statements_reset()');
  const before = await read(server, world);
  for (let flow = 0; flow < FLOWS; flow += 1) await next()?.(connection);
  const after = await read(server, world);
  return {
    statements: (after.statements - before.statements) / FLOWS,
    commits: (after.transactions - before.transactions) / FLOWS,
    walBytes: (after.position - before.position) / FLOWS,
  };
}

/** From another database, so that this is not counted itself; a snapshot takes no transaction's number. */
async function read(server: Query, { url }: World): Promise<Reading> {
  const [row] = await server<{ [Column in keyof Reading]: string }>(
    `select coalesce(sum(calls), 0) as statements,
      pg_snapshot_xmax(pg_current_snapshot())::text as transactions,
      pg_current_wal_insert_lsn() - '0/0' as position
    from pg_stat_statements
    where dbid = (select oid from pg_database where datname = $1) and toplevel
      and query !~* '^\\s*(begin|commit|rollback|set)\\M'`,
    [new URL(url).pathname.slice(1)],
  );
  return {
    statements: Number(row?.statements),
    transactions: Number(row?.transactions),
    position: Number(row?.position),
  };
}
