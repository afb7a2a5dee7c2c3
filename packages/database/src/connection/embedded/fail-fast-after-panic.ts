import type { PGlite } from '@electric-sql/pglite';

/** Every statement fails until the process is restarted (crash_shutdown: PostgreSQL manual, appendix A). */
class EngineStopped extends Error {
  override name = 'EngineStopped';
  readonly code = '57P02';
}

/**
 * A panic, such as a disk too full for the write-ahead log, terminates a Postgres server process. One inside this process
 * would keep running in an unrecoverable state and hang, so it fails every further statement.
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
    // Serialized, so that no queued statement runs after a panic.
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
