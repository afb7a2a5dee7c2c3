import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { FuzzRequest } from './requests.ts';

/** Whatever takes longer hangs: the server cuts off after 15 s itself. */
const HANGS_AFTER_MS = 60_000;

export interface Fuzzed {
  /** Null where the connection was closed instead. */
  status: number | null;
  setsCookie: boolean;
  /** As its replica logs it. */
  requestId?: string | undefined;
}

/** Over connections that are kept, some at a time. */
export const fuzzAgent = () => new Agent({ keepAlive: true, maxSockets: 24 });

/** @throws where it is neither answered nor closed */
export function sendFuzz(agent: Agent, port: number, { body, headers, method, path }: FuzzRequest): Promise<Fuzzed> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(HANGS_AFTER_MS);
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers, signal }, async (response) => {
      await buffer(response).catch(() => {});
      const requestId = response.headers['request-id']?.toString();
      const setsCookie = response.headers['set-cookie'] !== undefined;
      resolve({ status: response.statusCode ?? null, setsCookie, requestId });
    });
    sent.on('error', () =>
      signal.aborted
        ? reject(new Error(`Not answered: ${method} ${path}`))
        : resolve({ status: null, setsCookie: false }),
    );
    sent.end(body ?? undefined, 'latin1');
  });
}
