import pg from 'pg';
import { errorCodeOf } from './sql.ts';

export type PoolerFlaw = 'no-prepared-statements' | 'no-statement-limit' | 'no-transactions';

/** A pooler stands before Postgres, and what it does or does not do would break statements or leave them without end. */
export class UnusablePooler extends Error {
  override name = 'UnusablePooler';
  readonly flaw: PoolerFlaw;

  constructor(flaw: PoolerFlaw) {
    super(`An unusable pooler: ${flaw}.`);
    this.flaw = flaw;
  }
}

/** PgBouncer in statement mode ends a connection with these words, under the SQLSTATE that it has for everything. */
const STATEMENT_MODE = /not allowed in statement pooling mode/;
const PREPARED_ELSEWHERE = new Set(['26000', '42P05']);
/** With two connections in turn the first round already finds it, unless other traffic shuffles the connections. */
const ROUNDS = 5;

/**
 * Of the process that answers this connection, as it was told when it was made. Poolers make one up. The driver keeps it
 * to cancel statements with, and does not declare it.
 */
export const processNumberOf = (client: pg.ClientBase): unknown => Reflect.get(client, 'processID');

/**
 * Where a pooler stands before Postgres, tries what everything else rests on. Its version would not tell: the pooler need
 * not be PgBouncer, and what newer ones can do may be switched off.
 * @throws UnusablePooler
 */
export async function checkPooler(options: pg.ClientConfig): Promise<void> {
  const clients = [new pg.Client(options), new pg.Client(options)] as const;
  const [first, second] = clients;
  for (const client of clients) client.on('error', () => {});
  try {
    await first.connect();
    const { rows: session } = await first.query('select pg_backend_pid() as pid');
    if (session[0].pid === processNumberOf(first)) return;
    await second.connect();
    await tryTransaction(first);
    await tryPreparedStatements(clients);
    const { rows: limit } = await first.query(`select current_setting('statement_timeout') = '0' as "isMissing"`);
    if (limit[0].isMissing) throw new UnusablePooler('no-statement-limit');
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function tryTransaction(client: pg.Client): Promise<void> {
  try {
    await client.query('begin');
    await client.query('commit');
  } catch (error) {
    throw STATEMENT_MODE.test(String(error)) ? new UnusablePooler('no-transactions') : error;
  }
}

/**
 * Statements with names work when a connection finds its own on every connection to Postgres that it is given, and none
 * of another's in the way.
 */
async function tryPreparedStatements(clients: readonly pg.Client[]): Promise<void> {
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const client of clients) await client.query({ name: 'countersign_trial', text: 'select 1' });
    }
  } catch (error) {
    throw PREPARED_ELSEWHERE.has(errorCodeOf(error) ?? '') ? new UnusablePooler('no-prepared-statements') : error;
  }
}
