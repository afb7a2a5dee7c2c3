import { setTimeout } from 'node:timers/promises';
import { HashingIsBusy } from '@countersign/two-factor';
import type { Answer } from '../../../kit/exchange.ts';
import { until } from '../../../kit/until.ts';

/**
 * What a replica logs of a password that it had no room to judge within its time. It answers 503 and has done nothing, which
 * `judge-password.test.ts` and `change-password.test.ts` hold. Whatever else it answers with 503 has broken inside.
 */
const NO_ROOM = new HashingIsBusy().name;

interface LoggedError {
  event: string;
  requestId?: string;
  causes: { name: string }[];
}

interface Replicas {
  /** What each has written so far. */
  replicas: readonly { process: { stdout: string } }[];
}

const errorsOf = ({ replicas }: Replicas): LoggedError[] =>
  replicas.flatMap(({ process }) =>
    process.stdout
      .split('\n')
      .filter((line) => line.includes('"level":"error"'))
      .map((line) => JSON.parse(line) as LoggedError),
  );

const isForWantOfRoom = ({ causes }: LoggedError) => causes[0]?.name === NO_ROOM;

/** What a busy machine does not explain. */
export const breakagesOf = (system: Replicas): LoggedError[] =>
  errorsOf(system).filter((error) => !isForWantOfRoom(error));

/** Whether the request was turned away for want of room alone, by what its replica logs of it. */
export async function wasTurnedAway(
  system: Replicas,
  { requestId, status }: { requestId: string | undefined; status: number | null },
): Promise<boolean> {
  if (status !== 503) return false;
  const own = () => errorsOf(system).find((error) => error.requestId === requestId);
  await until('the cause of a 503 is logged', () => own() !== undefined);
  return isForWantOfRoom(own() ?? { event: '', causes: [] });
}

export const requestIdOf = ({ headers }: Answer): string | undefined => headers['request-id']?.toString();

/** Sends again what was turned away, as its answer asks for: for what a test only prepares. */
export async function onceServed(system: Replicas, send: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 5; tries > 1; tries -= 1) {
    const answer = await send();
    if (!(await wasTurnedAway(system, { ...answer, requestId: requestIdOf(answer) }))) return answer;
    await setTimeout(1_000);
  }
  return send();
}
