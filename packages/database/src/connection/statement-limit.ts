import type pg from 'pg';
import { processNumberOf } from './pooler.ts';

/** Postgres cancels a statement after this, so that none outlives its request. */
const LIMIT_MS = 8_000;

/**
 * Sets the statement timeout of a new connection. Not as a startup parameter, which poolers reject, and not behind a
 * pooler, which would leak the setting to other clients: there the role has it
 * (decisions/004-a-pooler-is-tried-at-the-start.md).
 */
export async function limitStatements(client: pg.ClientBase): Promise<void> {
  await client.query("select set_config('statement_timeout', $1, false) where pg_backend_pid() = $2", [
    String(LIMIT_MS),
    processNumberOf(client),
  ]);
}
