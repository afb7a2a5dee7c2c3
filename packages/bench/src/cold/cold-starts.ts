import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@countersign/tooling/free-port';
import { runClosedLoop } from '../load/closed-loop.ts';
import { residentMemory } from '../machine/processor-time.ts';
import { median } from '../numbers/spread.ts';
import type { Flow } from '../scenarios/scenario.ts';
import { productFolder, startProduct } from '../world/product-server.ts';
import { type ServerProcess, startServer } from '../world/server-process.ts';
import { bundleBareServer } from './bundle-bare-server.ts';

/** Medians. */
export interface ColdStart {
  server: 'Countersign' | 'bare Hono';
  /** Milliseconds from the start of the process until it answered 200; ready means that the database answers too. */
  live: number;
  ready: number | null;
  /** MiB: right after that, and after a load of nothing but health checks. */
  memoryAtStart: number;
  memoryAfterLoad: number;
  bundleBytes: number;
}

const LOAD_SECONDS = 2;

interface Starter {
  server: ColdStart['server'];
  healthPath: string;
  bundleBytes: number;
  start(): Promise<ServerProcess>;
}

type Start = Omit<ColdStart, 'server' | 'bundleBytes'>;

export async function measureColdStarts(databaseUrl: string, starts: number): Promise<ColdStart[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    await bundleBareServer(folder);
    const starters = [productStarter(databaseUrl), bareStarter(folder)];
    const measured = starters.map((): Start[] => []);
    for (let round = 0; round < starts; round += 1) {
      const order = round % 2 === 0 ? [0, 1] : [1, 0];
      for (const index of order) {
        const starter = starters[index];
        if (starter) measured[index]?.push(await measureStart(starter));
      }
    }
    return starters.map(({ bundleBytes, server }, index) => ({
      server,
      bundleBytes,
      ...mediansOf(measured[index] ?? []),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const productStarter = (databaseUrl: string): Starter => ({
  server: 'Countersign',
  healthPath: '/api/health/live',
  bundleBytes: scriptBytes(productFolder),
  start: () => startProduct(databaseUrl),
});

const bareStarter = (folder: string): Starter => ({
  server: 'bare Hono',
  healthPath: '/',
  bundleBytes: scriptBytes(folder),
  async start() {
    const port = await freePort();
    return startServer({
      entry: join(folder, 'bare-server.js'),
      port,
      paths: ['/'],
      environment: { NODE_ENV: 'production' },
    });
  },
});

async function measureStart({ healthPath, start }: Starter): Promise<Start> {
  const server = await start();
  const memoryAtStart = residentMemory(server.pid);
  const look: Flow = async (connection) => void (await connection.request({ method: 'GET', path: healthPath }));
  await runClosedLoop({ ports: [server.port], concurrency: 16, seconds: LOAD_SECONDS, next: () => look });
  const memoryAfterLoad = residentMemory(server.pid);
  await server.stop();
  const [live = Number.NaN, ready = null] = server.waits;
  return { live, ready, memoryAtStart, memoryAfterLoad };
}

function mediansOf(starts: Start[]): Start {
  const of = (read: (start: Start) => number) => median(starts.map(read));
  const hasReady = starts.every(({ ready }) => ready !== null);
  return {
    live: of(({ live }) => live),
    ready: hasReady ? of(({ ready }) => ready ?? 0) : null,
    memoryAtStart: of(({ memoryAtStart }) => memoryAtStart),
    memoryAfterLoad: of(({ memoryAfterLoad }) => memoryAfterLoad),
  };
}

/** Of all that the server may load, the commands of its operators included. */
const scriptBytes = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
