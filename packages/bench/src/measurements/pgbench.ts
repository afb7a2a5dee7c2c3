import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LoadResult } from '../load/closed-loop.ts';

/** The version of the pgbench on the path, or null. */
export function findPgbench(): string | null {
  const { error, status, stdout } = spawnSync('pgbench', ['--version'], { encoding: 'utf8' });
  return error || status !== 0 ? null : stdout.trim();
}

interface PgbenchLoad {
  url: string;
  script: string;
  size: number;
  concurrency: number;
  seconds: number;
}

/** How much longer than asked pgbench may take before it is killed. */
const GRACE_MS = 60_000;

export async function runPgbench({ concurrency, script, seconds, size, url }: PgbenchLoad): Promise<LoadResult> {
  const { hostname, password, pathname, port, username } = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    writeFileSync(join(folder, 'script.sql'), script);
    const load = ['-n', '-M', 'prepared', '-f', 'script.sql', '-D', `size=${size}`, '-l', '--log-prefix=flows'];
    const extent = ['-c', `${concurrency}`, '-j', `${Math.min(2, concurrency)}`, '-T', `${Math.ceil(seconds)}`];
    const target = ['-h', hostname, '-p', port || '5432', '-U', username, pathname.slice(1)];
    const { stdout } = await promisify(execFile)('pgbench', [...load, ...extent, ...target], {
      cwd: folder,
      env: { ...process.env, PGPASSWORD: decodeURIComponent(password) },
      timeout: seconds * 1_000 + GRACE_MS,
      killSignal: 'SIGKILL',
    });
    const logs = readdirSync(folder).filter((name) => name.startsWith('flows.'));
    const durations = logs.flatMap((name) => parseDurations(readFileSync(join(folder, name), 'utf8')));
    return { durations, seconds: parseSeconds(stdout, durations.length), errors: {}, rejected: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Parses a transaction log, whose third column is the duration in microseconds. @returns milliseconds */
export const parseDurations = (log: string): number[] =>
  log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Number(line.split(' ')[2]) / 1_000);

/** How long the transactions took without connecting, from the rate that pgbench prints. */
export function parseSeconds(output: string, transactions: number): number {
  const rate = Number(/^tps = ([\d.]+)/m.exec(output)?.[1]);
  if (!(rate > 0)) throw new Error(`pgbench measured nothing: ${output}`);
  return transactions / rate;
}
