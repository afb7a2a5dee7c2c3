import type { Database } from '@countersign/database';
import type { Log } from './log.ts';

/** Clock skew against the database beyond which a replica is not ready (ASVS 16.2.2). */
const MAX_CLOCK_SKEW_SECONDS = 2;

export interface Readiness {
  /** Whether to route requests here: the database answers and is writable, the clocks agree, and no shutdown is in progress. */
  isReady(): Promise<boolean>;
  /** The result of the last check. */
  wasReady(): boolean;
  stop(): void;
}

export function createReadiness(database: Pick<Database, 'answers' | 'clockSkew' | 'isReadOnly'>, log: Log): Readiness {
  let isStopping = false;
  let answered = false;
  let clocksAgreed = true;
  let wasReadOnly = false;

  /** No rule uses this machine's clock (packages/two-factor/decisions/007), but its log lines do, and incidents are reconstructed from them. */
  function clocksAgree(): boolean {
    const skew = database.clockSkew() ?? 0;
    const agree = Math.abs(skew) <= MAX_CLOCK_SKEW_SECONDS;
    if (agree !== clocksAgreed)
      log[agree ? 'info' : 'warn']('clock skew', { seconds: Math.round(skew * 10) / 10, agree });
    clocksAgreed = agree;
    return agree;
  }

  /** On a read-only database nobody can sign in: even a wrong password writes a row. */
  function takesChanges(): boolean {
    const isReadOnly = database.isReadOnly();
    if (isReadOnly !== wasReadOnly) log[isReadOnly ? 'warn' : 'info']('database read-only', { isReadOnly });
    wasReadOnly = isReadOnly;
    return !isReadOnly;
  }

  return {
    async isReady() {
      if (isStopping) return false;
      answered = await database.answers();
      // Both are called, since each logs its own changes.
      const [isWritable, agree] = [takesChanges(), clocksAgree()];
      return answered && isWritable && agree;
    },
    wasReady: () => answered && !wasReadOnly && clocksAgreed && !isStopping,
    stop() {
      isStopping = true;
    },
  };
}
