import pg from 'pg';

/** Whoever needs what these statements lock waits until the answered function is called, which rolls them back. */
export async function openTransaction(url: string, statements: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`begin; ${statements}`);
  return () => client.end();
}
