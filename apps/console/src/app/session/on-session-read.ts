import type { SessionAnswer } from '@countersign/contract';
import { hashKey, type QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../shared/bff/session-query.ts';

const sessionHash = hashKey(sessionQuery.queryKey);

/** Calls back with the known session and with each one read from the BFF later, whichever screen reads it. */
export function onSessionRead(client: QueryClient, listener: (session: SessionAnswer) => void): () => void {
  const known = client.getQueryData(sessionQuery.queryKey);
  if (known) listener(known);
  return client.getQueryCache().subscribe((event) => {
    if (event.query.queryHash !== sessionHash || event.type !== 'updated') return;
    // `manual`: written by the console itself.
    if (event.action.type === 'success' && !event.action.manual) listener(event.action.data as SessionAnswer);
  });
}
