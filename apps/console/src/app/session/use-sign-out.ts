import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { noContent, write } from '../../shared/bff/client.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { otherTabs } from '../../shared/session/other-tabs.ts';
import { sessionEnd } from '../../shared/session/session-end.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { colorScheme } from '../../shared/ui/color-scheme.ts';

/** Ends the session. The sign-in page then clears what this window has cached of it. */
export function useSignOut() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useSubmission({
    mutationFn: () => write('DELETE', '/api/session', undefined, noContent),
    // Reads in flight would be refused without the session.
    onMutate: () => client.cancelQueries(),
    onSuccess: () => {
      signedInHint.clear();
      sessionEnd.clear();
      // The response has cleared the storage (SEC-65), but the colour scheme is the browser's and not the session's.
      colorScheme.choose(colorScheme.get());
      otherTabs.post({ kind: 'signed-out' });
      return navigate(paths.signIn);
    },
    onError: () => client.refetchQueries({ type: 'active', predicate: ({ state }) => state.data === undefined }),
  });
}
