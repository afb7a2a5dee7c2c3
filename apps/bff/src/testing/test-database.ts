import { connectPostgres, type Database, openEmbedded } from '@countersign/database';
import { emptyTestDatabase, migratedFolder, runUnprepared } from '@countersign/database/testing';
import { inject } from 'vitest';
import { urlOfServingRole } from './serving-role.ts';

/** `serving` is Postgres as the role that owns nothing. */
export type Engine = 'postgres' | 'serving' | 'embedded';

/** A migrated, empty database, with a way to look at its rows and to age them from outside. */
export interface ObservedDatabase {
  /** As the first replica sees it. */
  database: Database;
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** As another replica sees it: over a pool of its own where the engine has such a thing. */
  another(): Database;
  close(): Promise<void>;
}

export const observedDatabase = (engine: Engine): Promise<ObservedDatabase> =>
  engine === 'embedded' ? onEmbedded() : onPostgres(engine);

async function onPostgres(engine: Exclude<Engine, 'embedded'>): Promise<ObservedDatabase> {
  const owned = await emptyTestDatabase(inject('postgresUrl'));
  const url = engine === 'serving' ? await urlOfServingRole(owned) : owned.url;
  const others: Database[] = [];
  const another = () => {
    const other = connectPostgres({ url, poolSize: 10, onConnectionLost: () => {} });
    others.push(other);
    return other;
  };
  return {
    database: engine === 'serving' ? another() : owned,
    query: owned.query as ObservedDatabase['query'],
    another,
    async close() {
      for (const other of others) await other.close();
      await owned.close();
    },
  };
}

async function onEmbedded(): Promise<ObservedDatabase> {
  const folder = await migratedFolder();
  const database = await openEmbedded(folder.path);
  return {
    database,
    query: (text, values) => runUnprepared(database.sql, text, values),
    another: () => database,
    async close() {
      await database.close();
      folder[Symbol.dispose]();
    },
  };
}

/** How many statements `act` sends to the database. */
export async function statementsOf({ sql }: Database, act: () => Promise<unknown>): Promise<number> {
  const { query } = sql;
  let count = 0;
  sql.query = (...statement) => {
    count += 1;
    return query(...statement);
  };
  try {
    await act();
  } finally {
    sql.query = query;
  }
  return count;
}
