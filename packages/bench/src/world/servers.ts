import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@countersign/tooling/free-port';
import { openConnection } from '../load/http-connection.ts';

/** A built clone of the repository: its server, and how to make accounts in its schema. */
export interface Build {
  name: string;
  /** What `vite build` wrote. */
  output: string;
  peer: typeof import('../peer.ts');
}

const ownRoot = fileURLToPath(new URL('../../../..', import.meta.url));

/** @param root another clone; this one by default */
export async function loadBuild(name: string, root = ownRoot): Promise<Build> {
  const peer = await import(pathToFileURL(join(root, 'packages', 'bench', 'src', 'peer.ts')).href);
  return { name, output: join(root, 'apps', 'bff', 'dist'), peer };
}

export const CONSOLE_ORIGIN = 'https://console.example.com';

const environmentOf = ({ peer }: Build, databaseUrl: string, mailPort: number) => ({
  NODE_ENV: 'production',
  CONSOLE_ORIGIN,
  DATABASE_URL: databaseUrl,
  SECRET_KEYS: peer.secretKeys,
  RESEND_API_KEY: 're_bench',
  RESEND_BASE_URL: `https://127.0.0.1:${mailPort}`,
  MAIL_FROM: 'Countersign <security@example.com>',
  TRUSTED_PROXY_HOPS: '1',
  DRAIN_SECONDS: '0',
});

export async function migrate(build: Build, databaseUrl: string): Promise<void> {
  const env = { PATH: process.env.PATH, ...environmentOf(build, databaseUrl, 9) };
  await promisify(execFile)(process.execPath, [join(build.output, 'migrate.js')], { env });
}

/** How the image starts a replica (apps/bff/deploy/Dockerfile). */
const IMAGE = { flags: ['--max-semi-space-size=8'], environment: { MALLOC_ARENA_MAX: '1' } };

/** Starts the build as the image does; its mail provider is a port on which nothing listens. */
export async function startProduct(
  build: Build,
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const [port, mailPort] = [await freePort(), await freePort()];
  return startServer({
    entry: join(build.output, 'main.js'),
    flags: IMAGE.flags,
    port,
    paths: ['/api/health/live', '/api/health/ready'],
    environment: { ...IMAGE.environment, ...environmentOf(build, databaseUrl, mailPort), ...settings },
  });
}

export interface ServerProcess {
  pid: number;
  port: number;
  /** Milliseconds from its start until each path answered 200, in their order. */
  waits: number[];
  stop(): Promise<void>;
}

interface Launch {
  entry: string;
  flags?: readonly string[];
  port: number;
  environment: Readonly<Record<string, string>>;
  /** The server is up once each of them has answered 200. */
  paths: readonly string[];
}

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;
const POLL_MS = 2;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export async function startServer({ entry, environment, flags = [], paths, port }: Launch): Promise<ServerProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, entry], {
    env: { PATH: process.env.PATH, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  const exited = once(child, 'exit').then(() => void running.delete(child));
  let errorOutput = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errorOutput += text;
  });
  const waits: number[] = [];
  for (const path of paths) {
    while (!(await answers(port, path))) {
      const hasTimedOut = performance.now() - started > START_TIMEOUT_MS;
      if (hasTimedOut) child.kill('SIGKILL');
      if (hasTimedOut || child.exitCode !== null) throw new Error(`The server does not start: ${errorOutput}`);
      await delay(POLL_MS);
    }
    waits.push(performance.now() - started);
  }
  return {
    pid: child.pid ?? 0,
    port,
    waits,
    async stop() {
      child.kill('SIGTERM');
      // A server that does not stop must not cost the rest of the run.
      const timeout = setTimeout(() => {
        console.error(`The server on port ${port} did not stop within ${STOP_TIMEOUT_MS / 1_000} s and is killed.`);
        child.kill('SIGKILL');
      }, STOP_TIMEOUT_MS);
      await exited;
      clearTimeout(timeout);
    },
  };
}

async function answers(port: number, path: string): Promise<boolean> {
  try {
    const connection = await openConnection(port);
    const { status } = await connection.request({ method: 'GET', path }).finally(connection.close);
    return status === 200;
  } catch {
    return false;
  }
}
