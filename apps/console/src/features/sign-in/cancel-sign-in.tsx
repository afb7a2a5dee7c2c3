import { useNavigate } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { Button } from '../../shared/ui/button.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { useCancelChallenge } from './sign-in-api.ts';
import { useReturnPath } from './use-return-path.ts';

/** Leads back to the password. If the request is lost, the challenge expires by itself within minutes. */
export function CancelSignIn() {
  const words = useWords();
  const navigate = useNavigate();
  const returnPath = useReturnPath();
  const cancel = useCancelChallenge();

  const leave = () => navigate(withReturnPath(paths.signIn, returnPath), { replace: true });

  return (
    <Button
      variant="secondary"
      size="large"
      isBusy={cancel.isPending}
      onClick={() => cancel.mutate(undefined, { onSettled: leave })}
    >
      {words.common.cancel}
    </Button>
  );
}
