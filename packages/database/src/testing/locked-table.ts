import pg from 'pg';

/** Whoever reads or writes the table waits until the answered function is called. */
export async function lockedTable(url: string, table: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  return () => client.end();
}
