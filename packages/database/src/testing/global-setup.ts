import type { TestProject } from 'vitest/node';
import { startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One Postgres for the whole run; each test file makes a database of its own in it. */
export default async function globalSetup({ provide }: TestProject) {
  const server = await startPostgresServer();
  provide('postgresUrl', server.url);
  return server.stop;
}
