import type { TestProject } from 'vitest/node';
import { prepareTemplate } from './empty-test-database.ts';
import { startPostgresServer } from './postgres-server.ts';
import './provided-context.ts';

/** One Postgres for the tests of one package; each test file makes a database of its own in it. */
export default async function globalSetup({ provide }: TestProject) {
  const server = await startPostgresServer();
  await prepareTemplate(server.url);
  provide('postgresUrl', server.url);
  return server.stop;
}
