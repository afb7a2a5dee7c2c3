import { type SessionAnswer, sessionAnswer } from '@countersign/contract';
import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';

/** Reading the session counts as activity and extends its idle timeout. */
export const readSession = (signal?: AbortSignal): Promise<SessionAnswer> =>
  read('/api/session', sessionAnswer, signal);

/** Who is signed in. Read once and on waking: any other request reports by itself what became of the session. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession(signal),
  staleTime: Number.POSITIVE_INFINITY,
});
