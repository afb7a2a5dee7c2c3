import type { Database } from '@countersign/database';
import type { Log } from './log.ts';

/** What a replica may be off from the database before it is taken out of service (ASVS 16.2.2). */
const MAX_CLOCK_SKEW_SECONDS = 2;

export interface Readiness {
  /** Whether to send requests here: the database answers and takes changes, the clocks agree, and no stop is under way. */
  isReady(): Promise<boolean>;
  /** What it last said of itself. */
  wasReady(): boolean;
  stop(): void;
}

export function readinessOf(database: Pick<Database, 'answers' | 'clockSkew' | 'isReadOnly'>, log: Log): Readiness {
  let isStopping = false;
  let answered = false;
  let clocksAgreed = true;
  let wasReadOnly = false;

  /** No rule asks this machine what time it is (decisions/007); its log lines, by which incidents are put together, do. */
  function clocksAgree(): boolean {
    const skew = database.clockSkew() ?? 0;
    const agree = Math.abs(skew) <= MAX_CLOCK_SKEW_SECONDS;
    if (agree !== clocksAgreed)
      log[agree ? 'info' : 'warn']('clock skew', { seconds: Math.round(skew * 10) / 10, agree });
    clocksAgreed = agree;
    return agree;
  }

  /** Nobody can sign in then: even a wrong password is a row that is written. */
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
      // Each logs what has changed, so both are asked.
      const [isWritable, agree] = [takesChanges(), clocksAgree()];
      return answered && isWritable && agree;
    },
    wasReady: () => answered && !wasReadOnly && clocksAgreed && !isStopping,
    stop() {
      isStopping = true;
    },
  };
}
