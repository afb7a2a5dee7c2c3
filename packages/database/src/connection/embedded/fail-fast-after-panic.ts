import type { PGlite } from '@electric-sql/pglite';

/** Says that nobody can be asked until the process is started again (crash_shutdown: PostgreSQL manual, appendix A). */
class EngineStopped extends Error {
  override name = 'EngineStopped';
  readonly code = '57P02';
}

/**
 * A panic, such as a disk too full for the write-ahead log, ends a Postgres that is a process. One inside this process
 * would go on from a state that there is no way on from, and never answer again, nor let anything else be answered.
 * @returns whether the engine has stopped
 */
export function failFastAfterPanic(engine: PGlite): () => boolean {
  const query: typeof engine.query = engine.query.bind(engine);
  let panic: unknown = null;
  let turn: Promise<unknown> = Promise.resolve();

  engine.query = (...question) => {
    const answer = turn.then(async () => {
      if (panic === null) return query<never>(...question).catch(noticePanic);
      throw new EngineStopped('The embedded database has stopped.', { cause: panic });
    });
    // In turn, so that nobody who waits is asked after a panic.
    turn = answer.catch(() => {});
    return answer;
  };

  function noticePanic(error: unknown): never {
    if (!isPanic(error)) throw error;
    panic = error;
    throw new EngineStopped('The embedded database has stopped.', { cause: error });
  }

  return () => panic !== null;
}

const isPanic = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error && error.severity === 'PANIC';
