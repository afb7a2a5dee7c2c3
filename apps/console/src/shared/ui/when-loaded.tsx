import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { isProblem } from '../bff/errors.ts';
import { LoadFailed } from './load-failed.tsx';

interface QueryPlaceholderProps {
  query: Pick<UseQueryResult<unknown>, 'error' | 'errorUpdateCount' | 'isFetching' | 'refetch'>;
  /** Shown until the first result, of the same height as the content. */
  waiting: ReactNode;
}

/** Takes the place of content until it is read. A failure stays on screen during the retry, so its button keeps the focus. */
export function QueryPlaceholder({ query, waiting }: QueryPlaceholderProps) {
  const { error, errorUpdateCount, isFetching, refetch } = query;
  // The query itself resets its error when it retries.
  const [failure, setFailure] = useState(error);
  if (error !== null && error !== failure) setFailure(error);

  // Without a session the app is already redirecting to the sign-in page; the error would only flash.
  if (failure === null || isProblem(failure, 'not_signed_in')) return waiting;
  return <LoadFailed error={failure} attempt={errorUpdateCount} isRetrying={isFetching} onRetry={() => refetch()} />;
}

interface WhenLoadedProps<Answer> {
  query: UseQueryResult<Answer>;
  waiting: ReactNode;
  children: (answer: Answer) => ReactNode;
}

/** Renders what was read, and keeps it on screen when a later read fails. */
export function WhenLoaded<Answer>({ query, waiting, children }: WhenLoadedProps<Answer>) {
  return query.data === undefined ? <QueryPlaceholder query={query} waiting={waiting} /> : children(query.data);
}
