import type { Database } from '@countersign/database';

export interface Readiness {
  /** Whether this replica should be sent requests: its database answers and it is not shutting down. */
  isReady(): Promise<boolean>;
  /** What it last said of itself. */
  wasReady(): boolean;
  stop(): void;
}

export function readinessOf(database: Pick<Database, 'answers'>): Readiness {
  let isStopping = false;
  let answered = false;
  return {
    async isReady() {
      if (isStopping) return false;
      answered = await database.answers();
      return answered;
    },
    wasReady: () => answered && !isStopping,
    stop() {
      isStopping = true;
    },
  };
}
