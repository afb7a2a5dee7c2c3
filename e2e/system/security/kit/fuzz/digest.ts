import type { TestDatabase } from '@countersign/database/testing';

/** What a stranger's request may move: counters of their own tries, and when a session was last seen. */
const MAY_CHANGE = { tables: ['throttles'], columns: ['last_seen_at'] };

/** A digest of each table's rows. */
export async function digestsOf(query: TestDatabase['query']): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    `select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all ($1) order by name`,
    [MAY_CHANGE.tables],
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(row, ',' order by row)), '') as digest
      from (select (to_jsonb(t) - $1::text[])::text as row from ${name} t) rows`,
      [MAY_CHANGE.columns],
    );
    digests[name] = row?.digest ?? '';
  }
  return digests;
}
