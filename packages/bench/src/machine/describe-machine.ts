import { cpus, totalmem } from 'node:os';
import type { Query } from '../postgres/connection.ts';

/** What somebody needs to compare two results; neither names of hosts nor paths. */
export interface Machine {
  processors: number;
  processor: string;
  memoryGiB: number;
  node: string;
  postgres: Record<string, string>;
}

const SETTINGS = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];

export async function describeMachine(query: Query): Promise<Machine> {
  const processors = cpus();
  const rows = await query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) name',
    [SETTINGS],
  );
  return {
    processors: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
  };
}
