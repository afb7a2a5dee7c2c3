import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { nothing, write } from '../shared/bff-client.ts';
import { paths } from '../shared/paths.ts';
import { signedInHint } from '../shared/session-flag.ts';

/** Ends the session. The sign-in page then clears what this window remembers of it. */
export function useSignOut() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      // A question still under way could be answered after the session is gone, and its refusal mistaken for news.
      await queryClient.cancelQueries();
      return write('DELETE', '/api/session', undefined, nothing);
    },
    onSuccess: () => {
      signedInHint.forget();
      return navigate(paths.signIn);
    },
    onError: () => void queryClient.invalidateQueries(),
  });
}
