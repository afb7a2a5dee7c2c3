import { useNavigate } from 'react-router';
import { paths } from '../../shared/navigation/paths.ts';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { BusyButton } from '../../shared/ui/busy-button.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { useGiveUpChallenge } from './sign-in-api.ts';
import { useReturnPath } from './use-return-path.ts';

/** Back to the password. Should the request be lost, the challenge ends by itself within minutes. */
export function CancelSignIn() {
  const words = useWords();
  const navigate = useNavigate();
  const returnPath = useReturnPath();
  const giveUp = useGiveUpChallenge();

  const leave = () => navigate(withReturnPath(paths.signIn, returnPath), { replace: true });

  return (
    <BusyButton
      variant="default"
      size="md"
      isBusy={giveUp.isPending}
      onClick={() => giveUp.mutate(undefined, { onSettled: leave })}
    >
      {words.common.cancel}
    </BusyButton>
  );
}
