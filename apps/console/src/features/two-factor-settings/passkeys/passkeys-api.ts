import { type PasskeyList, passkeyList, passkeyOptions } from '@countersign/contract';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { noContent, read, write } from '../../../shared/bff/client.ts';
import { isProblem } from '../../../shared/bff/errors.ts';
import { sessionQuery } from '../../../shared/bff/session-query.ts';
import { twoFactorStatusQuery } from '../../../shared/bff/two-factor-status-query.ts';
import { useSubmission } from '../../../shared/bff/use-submission.ts';
import { createPasskey } from '../../../shared/passkey/ceremonies.ts';
import { otherTabs } from '../../../shared/session/other-tabs.ts';

/** Below the status, so that it is read anew with that. */
export const passkeysQuery = queryOptions({
  queryKey: [...twoFactorStatusQuery.queryKey, 'passkeys'],
  queryFn: ({ signal }) => read('/api/two-factor/passkeys', passkeyList, signal),
  refetchOnWindowFocus: true,
});

/** The options of a passkey that is to be made. They are spent by one try. */
export const begin = () => write('POST', '/api/two-factor/passkeys/options', {}, passkeyOptions);

/** Whether a passkey may be added, as far as the server can tell before one is made: asks for a fresh proof. */
export const useMayAdd = () => useSubmission({ mutationFn: begin });

/** Takes over the list that a change was answered with; the factors of the account may be others now. */
function useListUpdate(): (list: PasskeyList) => void {
  const client = useQueryClient();
  return (list) => {
    client.setQueryData(passkeysQuery.queryKey, list);
    void client.invalidateQueries({ queryKey: twoFactorStatusQuery.queryKey, exact: true });
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    otherTabs.post({ kind: 'factors-changed' });
  };
}

/** Each try has options of its own: those of the one before may be spent, or too old. */
export const useAddPasskey = (leaving: () => AbortSignal | undefined) =>
  useSubmission({
    mutationFn: async (name: string) => {
      const { options } = await begin();
      const credential = await createPasskey(options, leaving());
      return write('POST', '/api/two-factor/passkeys', { credential, name }, passkeyList);
    },
    onSuccess: useListUpdate(),
  });

/** Reads the list again where the passkey is gone. */
function useReadAgain() {
  const client = useQueryClient();
  return async (error: Error | null) => {
    if (error === null || isProblem(error, 'not_found'))
      await client.invalidateQueries({ queryKey: passkeysQuery.queryKey });
  };
}

export function useRenamePasskey() {
  const readAgain = useReadAgain();
  return useSubmission({
    mutationFn: (renamed: { id: string; name: string }) =>
      write('POST', '/api/two-factor/passkeys/rename', renamed, noContent),
    onSettled: (_, error) => readAgain(error),
  });
}

export function useRemovePasskey() {
  const readAgain = useReadAgain();
  return useSubmission({
    mutationFn: (id: string) => write('POST', '/api/two-factor/passkeys/remove', { id }, passkeyList),
    onSuccess: useListUpdate(),
    onError: readAgain,
  });
}
