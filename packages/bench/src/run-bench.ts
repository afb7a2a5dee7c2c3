import { cpus, totalmem } from 'node:os';
import { freePort } from '@countersign/tooling/free-port';
import { openConnection } from './load/http-connection.ts';
import { compareAccountTiming, type TimingComparison } from './measurements/account-timing.ts';
import type { Cell } from './measurements/cell.ts';
import { runCells } from './measurements/cells.ts';
import { type ColdStart, measureColdStarts } from './measurements/cold-starts.ts';
import { type Cost, canCount, canReadWal, countCost } from './measurements/count-cost.ts';
import { findPgbench } from './measurements/pgbench.ts';
import { createShortestTables } from './measurements/shortest-sql.ts';
import { runSoak, type Soak } from './measurements/soak.ts';
import type { Options } from './options.ts';
import { deviceCookie } from './scenarios/requests.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { givePassword } from './scenarios/sign-in.ts';
import { type Connection, connect, findPostmaster, postgresSettings, startPostgres } from './world/postgres.ts';
import { loadBuild } from './world/servers.ts';
import { checkMintedChallenge, createWorld, type World } from './world/world.ts';

/** Everything that one run has measured. */
export interface Results {
  at: string;
  /** What a reader needs to compare two results. */
  machine: {
    processors: number;
    processor: string;
    memoryGiB: number;
    node: string;
    postgres: Record<string, string>;
  };
  options: Options;
  seeding: { size: number; seconds: number }[];
  /** Empty when Postgres cannot count. */
  costs: Cost[];
  cells: Cell[];
  coldStarts: ColdStart[];
  soak: Soak | null;
  timing: TimingComparison[];
  /** What was left out, a sentence each. */
  remarks: string[];
}

/** @param onResults called before the servers are stopped, so that nothing that goes wrong then costs the results */
export async function runBench(
  options: Options,
  log: (line: string) => void,
  onResults: (results: Results) => void,
): Promise<void> {
  await using postgres = await startPostgres(process.env.BENCH_DATABASE_URL);
  const server = await connect(postgres.url);
  const worlds: World[] = [];
  try {
    const metricsPort = options.soakMinutes > 0 ? await freePort() : null;
    const builds = [await loadBuild('Countersign')];
    if (options.besideFolder !== null) builds.push(await loadBuild('other', options.besideFolder));
    for (const size of options.sizes) {
      for (const build of builds) {
        const settings = worlds.length === 0 && metricsPort !== null ? { METRICS_PORT: String(metricsPort) } : {};
        const replicas = Math.max(1, ...options.replicas);
        worlds.push(await createWorld({ build, server, serverUrl: postgres.url, size, replicas, settings }));
        log(`${build.name}: ${size} accounts are made.`);
      }
    }
    const [first] = worlds;
    if (!first) throw new Error('There has to be a size.');
    await checkMinted(first);
    const ofFirstSize = worlds.filter(({ size }) => size === first.size);
    // Before the scenarios, which leave notices that a new replica would start to deliver.
    const coldStarts = options.coldStarts > 0 ? await measureColdStarts(ofFirstSize, options.coldStarts) : [];
    if (coldStarts.length > 0) log('Cold starts are measured.');
    const measured = await measureScenarios(options, { server, worlds, log });
    onResults({
      at: new Date().toISOString(),
      machine: await describeMachine(server),
      options,
      seeding: worlds.map(({ seedSeconds, size }) => ({ size, seconds: seedSeconds })),
      coldStarts,
      soak: metricsPort === null ? null : await runSoak(first, metricsPort, options.soakMinutes),
      timing: options.timingPairs > 0 ? await compareAccountTiming(first, options.timingPairs) : [],
      ...measured,
    });
  } finally {
    for (const world of worlds) await world.close();
    await server.close();
  }
}

async function checkMinted(world: World): Promise<void> {
  const connection = await openConnection(world.replicas[0]?.port ?? 0);
  await checkMintedChallenge(world, (account, browser) =>
    givePassword(connection, account, browser === 'trusted' ? deviceCookie(account.deviceToken) : undefined),
  ).finally(connection.close);
}

async function describeMachine({ query }: Connection): Promise<Results['machine']> {
  const processors = cpus();
  return {
    processors: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: await postgresSettings(query),
  };
}

interface Stage {
  server: Connection;
  worlds: readonly World[];
  log: (line: string) => void;
}

async function measureScenarios(options: Options, { log, server, worlds }: Stage) {
  const remarks: string[] = [];
  const hasPgbench = findPgbench() !== null;
  if (!hasPgbench) remarks.push('There is no pgbench on the path, so the shortest SQL was not measured.');
  else for (const { query, size } of worlds) await createShortestTables(query, size);

  const postmaster = await findPostmaster(server.query);
  if (postmaster === null) remarks.push('Postgres runs on another machine, so its CPU time is unknown.');

  const costs: Cost[] = [];
  const isCounted = await canCount(server.query);
  if (!isCounted) remarks.push('pg_stat_statements is not loaded into Postgres, so statements were not counted.');
  const readsWal = isCounted && (await canReadWal(server.query));
  for (const name of options.scenarios) {
    const scenario = scenarios[name];
    if (!isCounted || !scenario) continue;
    for (const world of worlds.filter(({ size }) => size === worlds[0]?.size)) {
      costs.push(await countCost(server.query, world, scenario, readsWal));
    }
  }

  const cells: Cell[] = [];
  for await (const cell of runCells(options, { worlds, postmaster, hasPgbench })) {
    cells.push(cell);
    log(describeCell(cell));
  }
  return { remarks, costs, cells };
}

function describeCell({ concurrency, contestant, errors, perSecond, replicas, scenario, size }: Cell): string {
  const mistakes = Object.keys(errors).length > 0 ? `, errors ${JSON.stringify(errors)}` : '';
  const place = `${size} accounts, ${concurrency} users, ${replicas} replicas`;
  return `${scenario}: ${contestant}, ${place}: ${perSecond.toFixed(0)} a second${mistakes}`;
}
