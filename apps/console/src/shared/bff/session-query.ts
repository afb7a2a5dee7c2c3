import { type SessionAnswer, sessionAnswer } from '@countersign/contract';
import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';

/** Asking is using: it puts off the end of a session that nobody uses. */
export const readSession = (signal?: AbortSignal): Promise<SessionAnswer> =>
  read('/api/session', sessionAnswer, signal);

/** Who is signed in. Any other request that finds the session gone says so itself, so this is asked once. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession(signal),
  staleTime: Number.POSITIVE_INFINITY,
});
