import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Notice } from '../../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { useWords } from '../../../shared/words/use-words.ts';
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
      <ProblemNotice error={begin.isPending ? null : begin.error} />
      <Button className={classes.alone ?? ''} size="md" loading={begin.isPending} onClick={startAgain}>
        {words.activation.startAgain}
      </Button>
    </>
  );
}
