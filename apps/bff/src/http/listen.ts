import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { refuseUnread } from './refuse-unread.ts';

const HEADERS_TIMEOUT_MS = 10_000;
/** For a request to arrive completely. Answering it has limits of its own: for statements, for the delivery of a mail. */
const REQUEST_TIMEOUT_MS = 15_000;
const MAX_HEADER_BYTES = 16 * 1024;
/** How long a graceful shutdown waits for requests in flight. */
export const DRAIN_LIMIT_MS = 20_000;

export interface ServedApp {
  fetch: Parameters<typeof getRequestListener>[0];
}

export interface Listener {
  /** Closes each connection with its next response, so that keep-alive clients move to another replica. */
  windDown(): void;
  /** Accepts no new requests, finishes those in flight, then closes. */
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

/** An idle turn of the event loop takes far less. */
const QUIET_MS = 0.2;
const STOP_LIMIT_MS = 1_000;

/**
 * Stops listening at a moment when the accept backlog is empty. The system resets connections that are still in it, and a
 * proxy that has sent a request on one can neither retry it nor tell what became of it. Node accepts one in each turn.
 */
async function stopListening(server: Server): Promise<void> {
  let taken = 0;
  server.on('connection', () => {
    taken += 1;
  });
  const limit = performance.now() + STOP_LIMIT_MS;
  // From here on each turn is a full one, which polls for connections.
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
