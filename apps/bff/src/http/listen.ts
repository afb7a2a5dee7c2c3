import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { refuseUnread } from './refuse-unread.ts';

const HEADERS_TIMEOUT_MS = 10_000;
/** For a request to arrive. What answers it has limits of its own: of the database's statements, of a mail's delivery. */
const REQUEST_TIMEOUT_MS = 15_000;
const MAX_HEADER_BYTES = 16 * 1024;
/** How long a stop waits for requests that are being answered. */
export const DRAIN_LIMIT_MS = 20_000;

export interface ServedApp {
  fetch: Parameters<typeof getRequestListener>[0];
}

export interface Listener {
  /** Answers as before, but ends each connection with its answer: whoever keeps connections finds another replica. */
  windDown(): void;
  /** Takes no new request, finishes those under way, then closes. */
  close(): Promise<void>;
}

/** @throws a system error, EADDRINUSE where the port is taken. */
export async function listen({ fetch }: ServedApp, port: number): Promise<Listener> {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    // Health checks in HTTP/1.0 name no host; no answer of ours depends on it.
    getRequestListener(fetch, { hostname: 'localhost' }),
  );
  refuseUnread(server);
  let isWindingDown = false;
  server.prependListener('request', (_request, response) => {
    if (isWindingDown) response.setHeader('Connection', 'close');
  });
  server.listen(port);
  await once(server, 'listening');
  return {
    windDown() {
      isWindingDown = true;
    },
    close: () => drain(server),
  };
}

async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close');
  await stopListening(server);
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
  await closed;
  clearTimeout(limit);
}

/** A turn of the event loop in which nothing happened takes far less. */
const QUIET_MS = 0.2;
const STOP_LIMIT_MS = 1_000;

/**
 * Stops listening at a moment when no connection waits to be taken. Those that do are reset by the system, and a proxy
 * that has sent a request on one can neither send it again nor say what became of it. Node takes one in each turn.
 */
async function stopListening(server: Server): Promise<void> {
  let taken = 0;
  server.on('connection', () => {
    taken += 1;
  });
  const limit = performance.now() + STOP_LIMIT_MS;
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
