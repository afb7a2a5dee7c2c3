import { type Activity, type ActivityFilter, activity, activityCsv } from '@countersign/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from '../../shared/bff/client.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';

interface Wanted {
  only: ActivityFilter | null;
  /** The `next` of the page before; null for the first. */
  before: string | null;
  signal?: AbortSignal;
}

function readPage({ before, only, signal }: Wanted): Promise<Activity> {
  const query = new URLSearchParams({ ...(only && { only }), ...(before && { before }) });
  return read('/api/activity', activity, signal, `?${query}`);
}

/** The newest page. Read anew on each visit: pages of different moments do not fit together. */
export const activityQuery = (only: ActivityFilter | null) =>
  queryOptions({
    queryKey: ['activity', only],
    queryFn: ({ signal }) => readPage({ only, before: null, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

export const useFurtherPage = (only: ActivityFilter | null, onRead: (page: Activity) => void) =>
  useSubmission({ mutationFn: (before: string) => readPage({ only, before }), onSuccess: onRead });

/** Read by the page and not by a link, so that what fails is said here, and another account's file is never handed over. */
export const useActivityFile = (onRead: (csv: string) => void) =>
  useSubmission({ mutationFn: () => read('/api/activity.csv', activityCsv), onSuccess: onRead });
