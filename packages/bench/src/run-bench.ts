import { freePort } from '@countersign/tooling/free-port';
import { runCells } from './cells/run-cells.ts';
import { measureColdStarts } from './cold/cold-starts.ts';
import { describeMachine } from './machine/describe-machine.ts';
import type { Options } from './options.ts';
import { type Connection, connect } from './postgres/connection.ts';
import { canCount, countCost } from './postgres/count-cost.ts';
import { findPostmaster } from './postgres/find-postmaster.ts';
import { postgresFor } from './postgres/start-postgres.ts';
import type { Results } from './report/results.ts';
import { checkMinted } from './scenarios/check-minted.ts';
import { scenarios } from './scenarios/index.ts';
import { findPgbench } from './shortest-sql/run-pgbench.ts';
import { makeShortestTables } from './shortest-sql/tables.ts';
import { runSoak } from './soak/run-soak.ts';
import { compareKnownWithUnknown } from './timing/compare-known-with-unknown.ts';
import { createWorld, type World } from './world/world.ts';

export async function runBench(options: Options, say: (line: string) => void): Promise<Results> {
  await using postgres = await postgresFor(process.env.BENCH_DATABASE_URL);
  const server = await connect(postgres.url);
  const worlds: World[] = [];
  try {
    const machine = await describeMachine(server.query);
    const metricsPort = options.soakMinutes > 0 ? await freePort() : null;
    for (const [index, size] of options.sizes.entries()) {
      const settings = { ...(index === 0 && metricsPort !== null && { METRICS_PORT: String(metricsPort) }) };
      const replicas = Math.max(1, ...options.replicas);
      worlds.push(await createWorld({ server, serverUrl: postgres.url, size, replicas, settings }));
      say(`${size} accounts are made.`);
    }
    const [first] = worlds;
    if (!first) throw new Error('There has to be a size.');
    await checkMinted(first);
    const measured = await measureAll(options, { server, worlds, first, say });
    const coldStarts = options.coldStarts > 0 ? await measureColdStarts(first.url, options.coldStarts) : [];
    const soak = metricsPort === null ? null : await runSoak(first, metricsPort, options.soakMinutes);
    const timing = options.timingPairs > 0 ? await compareKnownWithUnknown(first, options.timingPairs) : [];
    const seeding = worlds.map(({ seedSeconds, size }) => ({ size, seconds: seedSeconds }));
    return { at: new Date().toISOString(), machine, options, seeding, coldStarts, soak, timing, ...measured };
  } finally {
    for (const world of worlds) await world.close();
    await server.close();
  }
}

interface Stage {
  server: Connection;
  worlds: readonly World[];
  first: World;
  say: (line: string) => void;
}

async function measureAll(options: Options, { first, say, server, worlds }: Stage) {
  const remarks: string[] = [];
  const hasPgbench = findPgbench() !== null;
  if (!hasPgbench) remarks.push('There is no pgbench on the path, so nothing stands beside the product.');
  else for (const { query, size } of worlds) await makeShortestTables(query, size);

  const postmaster = await findPostmaster(server.query);
  if (postmaster === null) remarks.push('Postgres runs elsewhere, so its processor time is unknown.');

  const costs: Results['costs'] = [];
  const isCounted = await canCount(server.query);
  if (!isCounted) remarks.push('pg_stat_statements is not loaded into Postgres, so nothing is counted.');
  for (const name of options.scenarios) {
    const scenario = scenarios[name];
    if (isCounted && scenario) costs.push(await countCost(server.query, first, scenario));
  }

  const cells: Results['cells'] = [];
  for await (const cell of runCells(options, { worlds, postmaster, hasPgbench })) {
    cells.push(cell);
    const { concurrency, contestant, errors, perSecond, replicas, scenario, size } = cell;
    const mistakes = Object.keys(errors).length > 0 ? `, errors ${JSON.stringify(errors)}` : '';
    say(
      `${scenario}: ${contestant}, ${size}, ${concurrency} users, ${replicas} replicas: ${perSecond.toFixed(0)} a second${mistakes}`,
    );
  }
  return { remarks, costs, cells };
}
