import type { Database } from '@countersign/database';
import type { Log } from './log.ts';

/** What a replica may be off from the database before it is taken out of service (ASVS 16.2.2). */
const MAX_CLOCK_SKEW_SECONDS = 2;

export interface Readiness {
  /** Whether to send requests here: the database answers, the clocks agree, and no stop is under way. */
  isReady(): Promise<boolean>;
  /** What it last said of itself. */
  wasReady(): boolean;
  stop(): void;
}

export function readinessOf(database: Pick<Database, 'answers' | 'clockSkew'>, log: Log): Readiness {
  let isStopping = false;
  let answered = false;
  let clocksAgreed = true;

  /** No rule asks this machine what time it is (decisions/007); its log lines, by which incidents are put together, do. */
  function clocksAgree(): boolean {
    const skew = database.clockSkew() ?? 0;
    const agree = Math.abs(skew) <= MAX_CLOCK_SKEW_SECONDS;
    if (agree !== clocksAgreed)
      log[agree ? 'info' : 'warn']('clock skew', { seconds: Math.round(skew * 10) / 10, agree });
    clocksAgreed = agree;
    return agree;
  }

  return {
    async isReady() {
      if (isStopping) return false;
      answered = await database.answers();
      return answered && clocksAgree();
    },
    wasReady: () => answered && clocksAgreed && !isStopping,
    stop() {
      isStopping = true;
    },
  };
}
