import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { connectPostgres, type Database } from '../connection/connect.ts';
import { errorCodeOf } from '../connection/sql.ts';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface TestDatabase extends Database {
  /** For a second replica, or for SQL that looks at the rows from outside. */
  url: string;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Of the database that is copied for each test file; a server that tests have made for themselves has none. */
const TEMPLATE = 'migrated_template';
const NO_SUCH_DATABASE = '3D000';

const databaseOn = (serverUrl: string, name: string) =>
  Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;

/** Migrates once what all databases of this server's tests then begin with. */
export async function prepareTemplate(serverUrl: string): Promise<void> {
  await onServer(serverUrl, `create database ${TEMPLATE}`);
  const database = connectPostgres({ url: databaseOn(serverUrl, TEMPLATE), poolSize: 1, onConnectionLost: () => {} });
  await database.migrate(migrationsFolder);
  await database.close();
}

/** A migrated database of its own, dropped when it is closed. */
export async function emptyTestDatabase(serverUrl: string, poolSize = 10): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const isCopied = await copyTemplate(serverUrl, name);
  if (!isCopied) await onServer(serverUrl, `create database ${name}`);
  const url = databaseOn(serverUrl, name);
  const database = connectPostgres({ url, poolSize, onConnectionLost: () => {} });
  if (!isCopied) await database.migrate(migrationsFolder);
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

async function copyTemplate(serverUrl: string, name: string): Promise<boolean> {
  try {
    // Its files are copied: written to the log as well, as they are otherwise, they cost five times the processor time.
    await onServer(serverUrl, `create database ${name} template ${TEMPLATE} strategy file_copy`);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === NO_SUCH_DATABASE) return false;
    throw error;
  }
}

async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
