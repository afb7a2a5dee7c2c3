import { expect } from 'vitest';
import type { TestDatabase } from './empty-test-database.ts';

/** Until so many statements in this very database wait for a lock; other test files share the server. */
export const untilSomebodyWaits = ({ query }: Pick<TestDatabase, 'query'>, statements = 1): Promise<void> =>
  expect
    .poll(
      () => query("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"),
      { timeout: 15_000 },
    )
    .toHaveLength(statements);
