import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { BusyButton } from '../../../shared/ui/busy-button.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { useBeginActivation } from './activation-api.ts';
import { addressOf } from './activation-steps.ts';
import classes from './step.module.css';

interface StartAgainProps {
  reason: ReactNode;
  onStarted?: () => void;
}

/** The way on when an activation cannot be finished any more: a new key, from step 2. */
export function StartAgain({ reason, onStarted }: StartAgainProps) {
  const words = useWords();
  const navigate = useNavigate();
  const begin = useBeginActivation();

  const startAgain = () =>
    begin.mutate(
      { anew: true },
      {
        onSuccess: () => {
          onStarted?.();
          return navigate(addressOf('scan'), { replace: true });
        },
      },
    );

  return (
    <>
      <Notice tone="error">{reason}</Notice>
      <ProblemNotice error={begin.error} />
      <BusyButton className={classes.alone ?? ''} size="md" isBusy={begin.isPending} onClick={startAgain}>
        {words.activation.startAgain}
      </BusyButton>
    </>
  );
}
