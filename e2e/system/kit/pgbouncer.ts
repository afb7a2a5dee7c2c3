import { spawnSync } from 'node:child_process';
import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, scratchFolder } from '@countersign/database/testing';
import { canInstallWithApt, installWithApt } from '@countersign/tooling/install-with-apt';
import { start } from '../../kit/child.ts';
import { until } from '../../kit/until.ts';

export interface PgBouncerProgram {
  path: string;
  version: string;
  /** Whether it supports prepared statements in transaction mode (since 1.21). */
  keepsPreparedStatements: boolean;
}

export interface PgBouncer extends AsyncDisposable {
  /** The database's URL through the pooler. */
  readonly url: string;
}

function pgBouncerHere(): PgBouncerProgram | undefined {
  for (const path of ['pgbouncer', '/usr/sbin/pgbouncer']) {
    const [, version = '', major = 0, minor = 0] =
      spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.match(/^PgBouncer ((\d+)\.(\d+)\S*)/) ?? [];
    if (version) return { path, version, keepsPreparedStatements: Number(major) * 1_000 + Number(minor) >= 1_021 };
  }
  return undefined;
}

/** PgBouncer, which is installed if possible, or why there is none. */
export async function findPgBouncer(): Promise<PgBouncerProgram | { missing: string }> {
  if (!pgBouncerHere() && canInstallWithApt()) await installWithApt('pgbouncer').catch(() => {});
  return (
    pgBouncerHere() ?? {
      missing: 'There is no PgBouncer on this machine, and no apt-get that this user may install it with.',
    }
  );
}

/** Starts PgBouncer in front of one database, with `name = value` settings. */
export async function startPgBouncer(
  program: PgBouncerProgram,
  databaseUrl: string,
  settings: readonly string[],
): Promise<PgBouncer> {
  const scratch = scratchFolder();
  const port = await freePort();
  const { hostname, password, pathname, port: postgresPort, username } = new URL(databaseUrl);
  const config = join(scratch.path, 'pgbouncer.ini');
  const lines = [
    '[databases]',
    `countersign = host=${hostname} port=${postgresPort} dbname=${pathname.slice(1)} user=${username} password=${password}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    ...settings,
  ];
  writeFileSync(config, lines.join('\n'));
  // It does not run as root.
  const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
  if (as) for (const path of [scratch.path, config]) chownSync(path, as.uid, as.gid);
  const child = start(program.path, { args: [config], environment: {}, ...(as && { as }) });
  await until('PgBouncer is up', () => child.hasExited || child.stderr.includes('process up'));
  if (child.hasExited) throw new Error(`PgBouncer does not start: ${child.stderr}`);
  return {
    url: `postgres://${username}@127.0.0.1:${port}/countersign`,
    async [Symbol.asyncDispose]() {
      await child[Symbol.asyncDispose]();
      scratch[Symbol.dispose]();
    },
  };
}
