import { type SessionAnswer, sessionAnswer } from '@countersign/contract';
import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';

/** Reading the session counts as activity and extends its idle timeout. */
export const readSession = (signal?: AbortSignal): Promise<SessionAnswer> =>
  read('/api/session', sessionAnswer, signal);

/** Who is signed in. Read once: any other request reports by itself that the session is gone. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession(signal),
  staleTime: Number.POSITIVE_INFINITY,
});
