import type { TestProject } from 'vitest/node';
import { prepareTemplate } from './empty-test-database.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';
import './provided-context.ts';
import { type ScratchFolder, scratchFolder } from './scratch-folder.ts';

declare global {
  /** Vitest runs this set-up once for each package, in one process and each time from modules of its own. */
  var sharedPostgres: { users: number; server: Promise<PostgresServer>; folder: ScratchFolder } | undefined;
}

async function startWithTemplate(): Promise<PostgresServer> {
  const server = await startPostgresServer();
  await prepareTemplate(server.url);
  return server;
}

/** One Postgres for the tests of all packages in a run; each test file makes a database of its own in it. */
export default async function globalSetup({ provide }: TestProject) {
  globalThis.sharedPostgres ??= { users: 0, server: startWithTemplate(), folder: scratchFolder() };
  const shared = globalThis.sharedPostgres;
  shared.users += 1;
  const { stop, url } = await shared.server;
  provide('postgresUrl', url);
  provide('runFolderOfDatabases', shared.folder.path);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.sharedPostgres = undefined;
    shared.folder[Symbol.dispose]();
    await stop();
  };
}
