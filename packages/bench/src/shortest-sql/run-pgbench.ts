import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Measured } from '../cells/measure.ts';
import { durationsFrom, secondsFrom } from './pgbench-output.ts';

/** The version; null where there is no pgbench on the path. */
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

export async function runPgbench({ concurrency, script, seconds, size, url }: PgbenchLoad): Promise<Measured> {
  const { hostname, password, pathname, port, username } = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    writeFileSync(join(folder, 'script.sql'), script);
    const load = ['-n', '-M', 'prepared', '-f', 'script.sql', '-D', `size=${size}`, '-l', '--log-prefix=flows'];
    const extent = ['-c', `${concurrency}`, '-j', `${Math.min(2, concurrency)}`, '-T', `${Math.ceil(seconds)}`];
    const where = ['-h', hostname, '-p', port || '5432', '-U', username, pathname.slice(1)];
    const env = { ...process.env, PGPASSWORD: decodeURIComponent(password) };
    const { stdout } = await promisify(execFile)('pgbench', [...load, ...extent, ...where], { cwd: folder, env });
    const logs = readdirSync(folder).filter((name) => name.startsWith('flows.'));
    const durations = logs.flatMap((name) => durationsFrom(readFileSync(join(folder, name), 'utf8')));
    return { durations, seconds: secondsFrom(stdout, durations.length), errors: {}, turnedAway: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
