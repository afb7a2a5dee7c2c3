import { browserList, sessionList, sessionsEnded } from '@countersign/contract';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { noContent, read, write } from '../../shared/bff/client.ts';
import { isProblem } from '../../shared/bff/errors.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => read('/api/sessions', sessionList, signal),
  // Other browsers sign in and out.
  refetchOnWindowFocus: true,
});

export const browsersQuery = queryOptions({
  queryKey: ['browsers'],
  queryFn: ({ signal }) => read('/api/browsers', browserList, signal),
  refetchOnWindowFocus: true,
});

type ListQuery = typeof sessionsQuery | typeof browsersQuery;

/** A change of what a list shows: it goes on until the list is read again, so that its row goes with the answer. */
function useListChange<Answer, Input = void>({ queryKey }: ListQuery, change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useSubmission<Answer, Input>({
    mutationFn: change,
    onSettled: async (_, error) => {
      if (error === null || isProblem(error, 'not_found')) await client.invalidateQueries({ queryKey });
    },
  });
}

export const useEndSession = () =>
  useListChange(sessionsQuery, async ({ id }: { id: string; name: string }) => {
    await write('POST', '/api/sessions/end', { sessionId: id }, noContent);
  });

export const useEndOtherSessions = () =>
  useListChange(sessionsQuery, () => write('POST', '/api/sessions/end-others', {}, sessionsEnded));

export const useForgetBrowser = () =>
  useListChange(browsersQuery, async ({ id }: { id: string; name: string | null }) => {
    await write('POST', '/api/browsers/forget', { browserId: id }, noContent);
  });

export const useForgetBrowsers = () =>
  useListChange(browsersQuery, () => write('POST', '/api/browsers/forget-all', {}, noContent));
