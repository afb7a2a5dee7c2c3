import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';

interface Watched {
  /** The request was created. */
  isMade: boolean;
  /** Its headers were sent. */
  hasBegun: boolean;
}

const watched = new AsyncLocalStorage<Watched>();
const byRequest = new WeakMap<object, Watched>();

const requestIn = (message: unknown): object => (message as { request: object }).request;

// The SDK swallows the cause of a failed fetch; these channels tell a refused connection from a lost answer
// (https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md).
subscribe('undici:request:create', (message) => {
  const watch = watched.getStore();
  if (!watch) return;
  watch.isMade = true;
  byRequest.set(requestIn(message), watch);
});
subscribe('undici:client:sendHeaders', (message) => {
  const watch = byRequest.get(requestIn(message));
  if (watch) watch.hasBegun = true;
});

/** Runs one fetch, and tells whether it is certain that nothing reached the server. */
export async function watchRequest<Answer>(
  ask: () => Promise<Answer>,
): Promise<{ answer: Answer; isUnsent: () => boolean }> {
  const watch: Watched = { isMade: false, hasBegun: false };
  return { answer: await watched.run(watch, ask), isUnsent: () => watch.isMade && !watch.hasBegun };
}
