import { sessionAnswer } from '@countersign/contract';
import { queryOptions } from '@tanstack/react-query';
import { read } from './bff-client.ts';

/** Who is signed in. Any other request that finds the session gone says so itself, so this is asked once. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => read('/api/session', sessionAnswer, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
