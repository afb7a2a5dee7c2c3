import { chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, scratchFolder } from '@countersign/database/testing';
import { type Child, start } from '../../kit/child.ts';
import { until } from '../../kit/until.ts';

/** As a primary or as a standby. */
const READY = /ready to accept (read-only )?connections/;

type Query = (text: string) => Promise<Record<string, unknown>[]>;

/** A Postgres that a test may stop, start again on the same port and folder, and freeze. */
export interface OwnPostgres extends AsyncDisposable {
  readonly url: string;
  /** The cluster's, for whoever copies it while it is stopped. */
  readonly folder: string;
  /** What it has written since it was started last. */
  readonly log: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** As if the power had gone: nothing is finished, and the next start has to recover. */
  stopAtOnce(): Promise<void>;
  /** Stops these processes of it, and the one that makes new ones: connections stay open and nobody answers. */
  freeze(backends: readonly number[]): void;
  thaw(): void;
}

/**
 * Made by the programs of a Postgres that runs already, as the user that it runs as. `more` is `name=value` each; `files`
 * are given to that user.
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
