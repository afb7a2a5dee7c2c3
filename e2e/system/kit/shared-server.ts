import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { Environment } from '../../kit/child.ts';
import { type Server, startServer, statusOf } from '../../kit/server.ts';
import { onPostgres } from './settings.ts';

interface Launch extends Partial<Disposable> {
  settings?: Environment;
  entry?: string;
}

/** Usable inside tests only, once `beforeAll` has started it. */
export type SharedServer = Pick<Server, 'port' | 'consoleOrigin' | 'process'>;

/**
 * Starts one server on its own database for all tests of a file. After each test it must still be alive, and at the end
 * its standard error must be empty.
 */
export function sharedServer(prepare: (databaseUrl: string) => Launch = () => ({})): SharedServer {
  let database: TestDatabase | undefined;
  let server: Server | undefined;
  let launch: Launch | undefined;
  const started = (): Server => {
    if (!server) throw new Error('The server has not been started.');
    return server;
  };

  beforeAll(async () => {
    database = await emptyTestDatabase(inject('postgresUrl'));
    launch = prepare(database.url);
    server = await startServer({ ...onPostgres(database.url), ...launch.settings }, { entry: launch.entry });
  });
  afterEach(async () => {
    expect(await statusOf(started().port, '/api/health/live')).toBe(200);
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    await database?.close();
    launch?.[Symbol.dispose]?.();
    // Last, since Vitest skips what stands after a failure.
    if (server) expect(server.process.stderr).toBe('');
  });

  return {
    get port() {
      return started().port;
    },
    get consoleOrigin() {
      return started().consoleOrigin;
    },
    get process() {
      return started().process;
    },
  };
}
