import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { nothing, write } from '../shared/bff-client.ts';
import { paths } from '../shared/paths.ts';
import { signedInHint } from '../shared/session-flag.ts';

/** Ends the session. The sign-in page then clears what this window remembers of it. */
export function useSignOut() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => write('DELETE', '/api/session', undefined, nothing),
    onSuccess: () => {
      signedInHint.forget();
      return navigate(paths.signIn);
    },
  });
}
