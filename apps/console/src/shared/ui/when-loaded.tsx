import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { isProblem } from '../bff/errors.ts';
import { LoadFailed } from './load-failed.tsx';

interface StillLoadingProps {
  query: Pick<UseQueryResult<unknown>, 'error' | 'errorUpdateCount' | 'isFetching' | 'refetch'>;
  /** Holds the place of what is on its way. */
  waiting: ReactNode;
}

/** Stands where an answer will be. A failure stays while the question is asked again, and its button keeps the focus. */
export function StillLoading({ query, waiting }: StillLoadingProps) {
  const { error, errorUpdateCount, isFetching, refetch } = query;
  // The query itself forgets it as soon as it asks again.
  const [failure, setFailure] = useState(error);
  if (error !== null && error !== failure) setFailure(error);

  // Without a session the frame is on its way to the sign-in page; an error in between would only flash.
  if (failure === null || isProblem(failure, 'not_signed_in')) return waiting;
  return <LoadFailed error={failure} attempt={errorUpdateCount} isRetrying={isFetching} onRetry={() => refetch()} />;
}

interface WhenLoadedProps<Answer> {
  query: UseQueryResult<Answer>;
  waiting: ReactNode;
  children: (answer: Answer) => ReactNode;
}

/** An answer that was once read stays on screen, whatever becomes of the next one. */
export function WhenLoaded<Answer>({ query, waiting, children }: WhenLoadedProps<Answer>) {
  return query.data === undefined ? <StillLoading query={query} waiting={waiting} /> : children(query.data);
}
