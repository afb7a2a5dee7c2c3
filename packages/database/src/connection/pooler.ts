import pg from 'pg';
import { errorCodeOf } from './sql.ts';

export type PoolerFlaw = 'no-prepared-statements' | 'no-statement-limit' | 'no-transactions';

/** A connection pooler in front of Postgres whose settings would break statements or leave them without a timeout. */
export class UnusablePooler extends Error {
  override name = 'UnusablePooler';
  readonly flaw: PoolerFlaw;

  constructor(flaw: PoolerFlaw) {
    super(`An unusable pooler: ${flaw}.`);
    this.flaw = flaw;
  }
}

/** PgBouncer's message in statement mode; its SQLSTATE is the same for everything. */
const STATEMENT_MODE = /not allowed in statement pooling mode/;
const PREPARED_ELSEWHERE = new Set(['26000', '42P05']);
/** Alternating between two connections finds it in the first round, unless other traffic shuffles server connections. */
const ROUNDS = 5;

/**
 * The backend's process id as announced when the connection was made; poolers make one up. The driver keeps it to cancel
 * statements, and does not declare it.
 */
export const processNumberOf = (client: pg.ClientBase): unknown => Reflect.get(client, 'processID');

export async function isBehindPooler(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query('select pg_backend_pid() as pid');
  return rows[0].pid !== processNumberOf(client);
}

/**
 * Tests the features of a pooler that we depend on. A version check would not do: the pooler need not be PgBouncer, and
 * features of newer versions may be off.
 * @throws UnusablePooler
 */
export async function checkPooler(options: pg.ClientConfig): Promise<void> {
  const clients = [new pg.Client(options), new pg.Client(options)] as const;
  const [first] = clients;
  for (const client of clients) client.on('error', () => {});
  try {
    for (const client of clients) await client.connect();
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
 * Named prepared statements work if a client finds its own on every server connection that it is given, and no other
 * client's under the same name.
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
