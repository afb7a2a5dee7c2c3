import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { openConnection } from '../load/http-connection.ts';

export interface ServerProcess {
  pid: number;
  port: number;
  /** Milliseconds from its start until each of the asked paths answered 200, in their order. */
  waits: number[];
  stop(): Promise<void>;
}

interface Launch {
  entry: string;
  port: number;
  environment: Readonly<Record<string, string>>;
  /** It is up once all of them have answered 200. */
  paths: readonly string[];
}

const PATIENCE_MS = 60_000;
const POLL_MS = 2;

const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export async function startServer({ entry, environment, paths, port }: Launch): Promise<ServerProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  alive.add(child);
  const exited = once(child, 'exit').then(() => void alive.delete(child));
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const waits: number[] = [];
  for (const path of paths) {
    while (!(await answers(port, path))) {
      const isLate = performance.now() - started > PATIENCE_MS;
      if (isLate) child.kill('SIGKILL');
      if (isLate || child.exitCode !== null) throw new Error(`The server does not start: ${complaint}`);
      await pause(POLL_MS);
    }
    waits.push(performance.now() - started);
  }
  return {
    pid: child.pid ?? 0,
    port,
    waits,
    async stop() {
      child.kill('SIGTERM');
      await exited;
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
