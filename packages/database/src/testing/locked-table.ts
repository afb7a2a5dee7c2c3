import { openTransaction } from './open-transaction.ts';

/** Whoever reads or writes the table waits until the answered function is called. */
export const lockedTable = (url: string, table: string): Promise<() => Promise<void>> =>
  openTransaction(url, `lock table ${table} in access exclusive mode`);
