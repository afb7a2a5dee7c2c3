import { useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { nothing, write } from '../../shared/bff/client.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { otherTabs } from '../../shared/session/other-tabs.ts';
import { sessionEnd } from '../../shared/session/session-end.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { colorSchemeManager } from '../../shared/ui/color-scheme.ts';

/** Ends the session. The sign-in page then clears what this window remembers of it. */
export function useSignOut() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { colorScheme } = useMantineColorScheme({ keepTransitions: true });
  return useMutation({
    mutationFn: () => write('DELETE', '/api/session', undefined, nothing),
    // Who is leaving has no more questions: they would be answered with a refusal.
    onMutate: () => client.cancelQueries(),
    onSuccess: () => {
      signedInHint.forget();
      sessionEnd.forget();
      // The answer has cleared the storage (SEC-65). How the console looks is nothing of the session's.
      colorSchemeManager.set(colorScheme);
      otherTabs.tell({ kind: 'signed-out' });
      return navigate(paths.signIn);
    },
    onError: () => client.refetchQueries({ type: 'active', predicate: ({ state }) => state.data === undefined }),
  });
}
