import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallWithApt, installWithApt } from '@countersign/tooling/install-with-apt';

/** The server's major version, which an older pg_dump refuses. */
const MAJOR = 18;
const PACKAGE = `postgresql-client-${MAJOR}`;
/** Debian's binaries, one folder per major version. */
const VERSIONS = '/usr/lib/postgresql';

const versionOf = (program: string): number =>
  Number(/\(PostgreSQL\) (\d+)/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1]);

const folders = (): string[] => [
  ...(process.env.PATH ?? '').split(delimiter),
  ...(existsSync(VERSIONS) ? readdirSync(VERSIONS).map((version) => join(VERSIONS, version, 'bin')) : []),
];

const folderHere = () =>
  folders().find((folder) => ['pg_dump', 'pg_restore'].every((name) => versionOf(join(folder, name)) >= MAJOR));

/** Asks the local package lists only: updating them takes long and rarely brings a newer version. */
const aptHasIt = () => canInstallWithApt() && spawnSync('apt-cache', ['show', PACKAGE]).status === 0;

/** The folder of a pg_dump and pg_restore of the server's version, or why there is none. */
export async function findPgDump(): Promise<{ folder: string } | { missing: string }> {
  if (folderHere() === undefined && aptHasIt()) await installWithApt(PACKAGE).catch(() => {});
  const folder = folderHere();
  if (folder !== undefined) return { folder };
  return { missing: `There is no pg_dump ${MAJOR} on this machine: put one on PATH.` };
}
