import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@countersign/tooling/free-port';
import { build as bundle } from 'vite';
import { type Flow, runClosedLoop } from '../load/closed-loop.ts';
import { type ServerProcess, startProduct, startServer } from '../world/servers.ts';
import type { World } from '../world/world.ts';
import { residentMemory } from './processor-time.ts';
import { median } from './statistics.ts';

export const BARE_HONO = 'bare Hono';

/** Medians over several starts. */
export interface ColdStart {
  server: string;
  /** Milliseconds until the first 200; ready also means that the database answers. */
  live: number;
  ready: number | null;
  /** MiB when live and ready, and after a load of health checks. */
  memoryAtStart: number;
  memoryAfterLoad: number;
  bundleBytes: number;
}

const LOAD_SECONDS = 2;

interface Starter {
  server: string;
  healthPath: string;
  bundleBytes: number;
  start(): Promise<ServerProcess>;
}

type Start = Omit<ColdStart, 'server' | 'bundleBytes'>;

/** Starts every build and the bare server in turns, in reverse order in every other round. */
export async function measureColdStarts(worlds: readonly World[], starts: number): Promise<ColdStart[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    await bundleBareServer(folder);
    const starters = [...worlds.map(productStarter), bareStarter(folder)];
    const measured = starters.map(({ bundleBytes, server }) => ({ server, bundleBytes, starts: [] as Start[] }));
    for (let round = 0; round < starts; round += 1) {
      const entries = [...starters.entries()];
      for (const [index, starter] of round % 2 === 0 ? entries : entries.reverse()) {
        measured[index]?.starts.push(await measureStart(starter));
      }
    }
    return measured.map(({ starts, ...server }) => ({ ...server, ...mediansOf(starts) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As a single file, like the product: reading many small ones would make it look slow. */
const bundleBareServer = (folder: string) =>
  bundle({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('bare-server.ts', import.meta.url)),
      target: 'node26',
      outDir: folder,
      emptyOutDir: true,
    },
  });

const productStarter = ({ build, url }: World): Starter => ({
  server: build.name,
  healthPath: '/api/health/live',
  bundleBytes: scriptBytes(build.output),
  start: () => startProduct(build, url),
});

const bareStarter = (folder: string): Starter => ({
  server: BARE_HONO,
  healthPath: '/',
  bundleBytes: scriptBytes(folder),
  start: async () =>
    startServer({
      entry: join(folder, 'bare-server.js'),
      port: await freePort(),
      paths: ['/'],
      environment: { NODE_ENV: 'production' },
    }),
});

async function measureStart({ healthPath, start }: Starter): Promise<Start> {
  const server = await start();
  const memoryAtStart = residentMemory(server.pid);
  const check: Flow = async (connection) => void (await connection.request({ method: 'GET', path: healthPath }));
  await runClosedLoop({ ports: [server.port], concurrency: 16, seconds: LOAD_SECONDS, next: () => check });
  const memoryAfterLoad = residentMemory(server.pid);
  await server.stop();
  const [live = Number.NaN, ready = null] = server.waits;
  return { live, ready, memoryAtStart, memoryAfterLoad };
}

function mediansOf(starts: readonly Start[]): Start {
  const of = (read: (start: Start) => number) => median(starts.map(read));
  const hasReady = starts.every(({ ready }) => ready !== null);
  return {
    live: of(({ live }) => live),
    ready: hasReady ? of(({ ready }) => ready ?? 0) : null,
    memoryAtStart: of(({ memoryAtStart }) => memoryAtStart),
    memoryAfterLoad: of(({ memoryAfterLoad }) => memoryAfterLoad),
  };
}

/** Everything the server may load, including the operators' commands. */
const scriptBytes = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
