import type pg from 'pg';
import { processNumberOf } from './pooler.ts';

/** After it Postgres ends a statement, so that none outlives the request that asked for it. */
const LIMIT_MS = 8_000;

/**
 * Limits how long the statements of a new connection may take. Not by a start-up parameter, which poolers refuse, and not
 * behind a pooler, which would leave the setting on a connection that it gives to others: there the role has it
 * (decisions/004-a-pooler-is-tried-at-the-start.md).
 */
export async function limitStatements(client: pg.ClientBase): Promise<void> {
  await client.query("select set_config('statement_timeout', $1, false) where pg_backend_pid() = $2", [
    String(LIMIT_MS),
    processNumberOf(client),
  ]);
}
