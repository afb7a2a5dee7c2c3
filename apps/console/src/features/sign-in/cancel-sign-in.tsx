import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { withReturnPath } from '../../shared/return-path.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { useGiveUpChallenge } from './sign-in-api.ts';
import { useReturnPath } from './use-return-path.ts';

/** Back to the password. Should the request be lost, the challenge ends by itself within minutes. */
export function CancelSignIn() {
  const words = useWords();
  const navigate = useNavigate();
  const returnPath = useReturnPath();
  const giveUp = useGiveUpChallenge();

  const leave = () => navigate(withReturnPath('/sign-in', returnPath), { replace: true });

  return (
    <Button
      variant="default"
      size="md"
      loading={giveUp.isPending}
      onClick={() => giveUp.mutate(undefined, { onSettled: leave })}
    >
      {words.common.cancel}
    </Button>
  );
}
