import pg from 'pg';
import type { TestDatabase } from './empty-test-database.ts';
import { untilSomebodyWaits } from './until-somebody-waits.ts';

/** Does `act` beside a transaction of these statements, all about one id, that is committed only once the act waits for it. */
export async function besideTransaction<Done>(
  database: TestDatabase,
  id: string,
  statements: readonly string[],
  act: () => Promise<Done>,
): Promise<Done> {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  await other.query('begin');
  for (const statement of statements) await other.query(statement, [id]);
  const acting = act();
  await untilSomebodyWaits(database);
  await other.query('commit');
  await other.end();
  return acting;
}
