import type pg from 'pg';
import { processNumberOf } from './pooler.ts';

/** Postgres cancels a statement after this, so that none outlives its request. */
const LIMIT_MS = 8_000;

/**
 * Sets the statement timeout of a new connection, and that it plans each prepared statement once for all values: by its own
 * guess of what lists cost it planned some anew at every run (decisions/001-plans-are-kept.md). Not as startup parameters,
 * which poolers reject, and not behind a pooler, which would leak the settings to other clients: there the role has the
 * timeout (decisions/004-a-pooler-is-tried-at-the-start.md).
 */
export async function applySettings(client: pg.ClientBase): Promise<void> {
  await client.query(
    `select set_config('statement_timeout', $1, false), set_config('plan_cache_mode', 'force_generic_plan', false)
    where pg_backend_pid() = $2`,
    [String(LIMIT_MS), processNumberOf(client)],
  );
}
