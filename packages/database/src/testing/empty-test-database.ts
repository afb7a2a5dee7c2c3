import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { connectPostgres, type Database } from '../connection/connect.ts';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface TestDatabase extends Database {
  /** For a second replica, or for SQL that looks at the rows from outside. */
  url: string;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** A migrated database of its own, dropped when it is closed. */
export async function emptyTestDatabase(serverUrl: string, poolSize = 10): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const database = connectPostgres({ url, poolSize, onConnectionLost: () => {} });
  await database.migrate(migrationsFolder);
  const observer = new pg.Pool({ connectionString: url, max: 2 });
  observer.on('error', () => {});
  return {
    ...database,
    url,
    query: async (text, values) => (await observer.query(text, values)).rows,
    async close() {
      await observer.end();
      await database.close();
      await onServer(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
