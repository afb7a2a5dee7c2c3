import type { Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';

/** A turn of the event loop in which nothing happened takes far less. */
const QUIET_MS = 0.2;
const LIMIT_MS = 1_000;

/**
 * Stops listening at a moment when no connection waits to be taken. Those that do are reset by the system, and a proxy
 * that has sent a request on one can neither send it again nor say what became of it. Node takes one in each turn.
 */
export async function stopListening(server: Server): Promise<void> {
  let taken = 0;
  server.on('connection', () => {
    taken += 1;
  });
  const limit = performance.now() + LIMIT_MS;
  // From here on each turn is a whole one, which looks for connections.
  await setImmediate();
  for (;;) {
    const [takenBefore, since] = [taken, performance.now()];
    await setImmediate();
    const now = performance.now();
    const isQuiet = taken === takenBefore && now - since < QUIET_MS;
    if (isQuiet || now > limit) break;
  }
  server.close();
}
