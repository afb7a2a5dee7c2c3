import type { SessionAnswer } from '@countersign/contract';
import { hashKey, type QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../shared/bff/session-query.ts';

const sessionHash = hashKey(sessionQuery.queryKey);

/** Calls back with the session that is known, and with every answer of the BFF about it, whichever screen asks. */
export function whenSessionIsRead(client: QueryClient, act: (session: SessionAnswer) => void): () => void {
  const known = client.getQueryData(sessionQuery.queryKey);
  if (known) act(known);
  return client.getQueryCache().subscribe((event) => {
    if (event.query.queryHash !== sessionHash || event.type !== 'updated') return;
    // What the console itself has put there is no answer.
    if (event.action.type === 'success' && !event.action.manual) act(event.action.data as SessionAnswer);
  });
}
