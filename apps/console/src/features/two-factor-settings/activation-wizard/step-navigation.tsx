import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Button } from '../../../shared/ui/button.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { useBeginActivation } from './activation-api.ts';
import { addressOf, type StepName, stepBefore } from './activation-steps.ts';
import classes from './step.module.css';

/** The history state of every step that was reached from the one before. */
export const fromStepBefore = { isFromStepBefore: true };

/** Goes back in the history where that leads to the step before; after a deep link it does not. */
export function BackButton({ step }: { step: StepName }) {
  const words = useWords();
  const navigate = useNavigate();
  const { state } = useLocation();
  const goBack = () =>
    state?.isFromStepBefore === true ? navigate(-1) : navigate(addressOf(stepBefore(step)), { replace: true });
  return (
    <Button variant="secondary" size="large" onClick={goBack}>
      <IconArrowLeft size={18} stroke={1.8} aria-hidden />
      {words.common.back}
    </Button>
  );
}

interface StartAgainProps {
  reason: ReactNode;
  onStarted?: () => void;
}

/** Takes the place of a step whose activation can no longer be confirmed: a new key, from the second step on. */
export function StartAgain({ reason, onStarted }: StartAgainProps) {
  const words = useWords();
  const navigate = useNavigate();
  const begin = useBeginActivation();

  const startAgain = () =>
    begin.mutate(
      { replaces: true },
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
      <Button className={classes.alone} size="large" isBusy={begin.isPending} onClick={startAgain}>
        {words.activation.startAgain}
      </Button>
    </>
  );
}
