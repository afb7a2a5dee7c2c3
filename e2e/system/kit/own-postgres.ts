import { chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, scratchFolder } from '@countersign/database/testing';
import { type Child, start } from '../../kit/child.ts';
import { until } from '../../kit/until.ts';

/** What a primary or a standby logs once it is up. */
const READY = /ready to accept (read-only )?connections/;

type Query = (text: string) => Promise<Record<string, unknown>[]>;

/** A Postgres of the test's own, to be stopped, restarted on the same port and folder, or frozen. */
export interface OwnPostgres extends AsyncDisposable {
  readonly url: string;
  /** The cluster's data directory, which can be copied while it is stopped. */
  readonly folder: string;
  /** Its log since the last start. */
  readonly log: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** An immediate shutdown, as in a power failure: the next start has to recover. */
  stopAtOnce(): Promise<void>;
  /** Pauses the postmaster and these backends: connections stay open and get no answer. */
  freeze(backends: readonly number[]): void;
  thaw(): void;
}

/**
 * Uses the binaries and the user of the Postgres that answers `query`. `more` are `name=value` settings; that user becomes
 * the owner of `files`.
 */
export async function ownPostgres(
  query: Query,
  more: readonly string[] = [],
  files: readonly string[] = [],
): Promise<OwnPostgres> {
  const { as, binaries } = await whatRuns(query);
  const folder = scratchFolder();
  for (const path of [folder.path, ...files]) chownSync(path, as.uid, as.gid);
  const port = await freePort();
  const run = (program: string, ...args: string[]) =>
    start(join(binaries, program), { args: ['-D', folder.path, ...args], as, environment: {} });

  const initdb = run('initdb', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  const { code } = await initdb.exited;
  if (code !== 0) throw new Error(`initdb failed: ${initdb.stderr}`);

  let server: Child | null = null;
  let frozen: readonly number[] = [];
  const thaw = () => {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
    frozen = [];
  };
  const stopBy = (signal: NodeJS.Signals) => async () => {
    server?.kill(signal);
    await server?.exited;
    server = null;
  };
  // A fast shutdown: connections are cut, what was committed stays.
  const stop = stopBy('SIGINT');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    folder: folder.path,
    get log() {
      return server?.stderr ?? '';
    },
    async start() {
      const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...more];
      const child = run('postgres', '-p', String(port), ...settings.flatMap((setting) => ['-c', setting]));
      await until('Postgres is up', () => child.hasExited || READY.test(child.stderr));
      if (child.hasExited) throw new Error(`Postgres does not start: ${child.stderr}`);
      server = child;
    },
    stop,
    stopAtOnce: stopBy('SIGQUIT'),
    freeze(backends) {
      if (!server) throw new Error('A Postgres that does not run cannot be frozen.');
      frozen = [server.pid, ...backends];
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw,
    async [Symbol.asyncDispose]() {
      thaw();
      await stop();
      folder[Symbol.dispose]();
    },
  };
}

async function whatRuns(query: Query) {
  const [found] = await query(`select current_setting('data_directory') as folder,
    (select setting from pg_config where name = 'BINDIR') as binaries`);
  const { uid, gid } = statSync(String(found?.folder));
  return { as: { uid, gid }, binaries: String(found?.binaries) };
}
