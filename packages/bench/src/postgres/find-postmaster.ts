import { readFileSync } from 'node:fs';
import { processTimesFrom } from '../machine/proc-stat.ts';
import type { Query } from './connection.ts';

/** The process whose children serve this database; null where it runs on another machine. */
export async function findPostmaster(query: Query): Promise<number | null> {
  const [backend] = await query<{ pid: number }>('select pg_backend_pid() as pid');
  try {
    const stat = readFileSync(`/proc/${backend?.pid}/stat`, 'latin1');
    return stat.includes('(postgres)') ? processTimesFrom(stat).parent : null;
  } catch {
    return null;
  }
}
