/**
 * SQLSTATEs of transient failures: the statement was not executed, cannot be executed now, or was rolled back in favour of
 * another one, so that retrying later is right. By class (PostgreSQL manual, appendix A): all of its codes, some, or none.
 * Classes that are missing here reject the statement itself: data, constraints, syntax, privileges.
 */
export const awaySqlstates: Readonly<Record<string, 'all' | 'none' | readonly string[]>> = {
  // Connection exception: nothing was asked, or nobody knows what came of it. Poolers without a server answer 08P01.
  '08': 'all',
  // Invalid transaction state. 25006: a standby, or made read-only. 25P03, 25P04: ended for lasting too long. The others
  // are statements of ours in the wrong order.
  '25': ['25006', '25P03', '25P04'],
  // Invalid authorization: a connection was refused, so nothing was asked. The password is being replaced, say.
  '28': 'all',
  // Invalid catalog name: likewise, while a database is being restored under its name.
  '3D': 'all',
  // Transaction rollback: of a deadlock, a serialization failure, a conflict with a standby's recovery.
  '40': 'all',
  // Insufficient resources: disk, memory or connections.
  '53': 'all',
  // Program limit exceeded: a statement too large or too deep is so tomorrow as well.
  '54': 'none',
  // Object not in prerequisite state. 55000: closed to connections, or recovering. 55006: in use by an administrator.
  // 55P03: a lock was not to be had in time. The others change settings, which we do not.
  '55': ['55000', '55006', '55P03'],
  // Operator intervention: shutdown, crash, starting up, cancelled for its time limit, dropped, idle for too long.
  '57': 'all',
  // System error: the disk or the system below Postgres fails.
  '58': 'all',
  // Internal error, corrupted data or index: waiting helps nothing, somebody has to look.
  XX: 'none',
};

/** read_only_sql_transaction: a standby, or a server set to read-only. */
export const READ_ONLY = '25006';

/** unique_violation */
export const UNIQUE_VIOLATION = '23505';

export function isAwaySqlstate(code: string): boolean {
  const away = awaySqlstates[code.slice(0, 2)] ?? 'none';
  return away === 'all' || (away !== 'none' && away.includes(code));
}
