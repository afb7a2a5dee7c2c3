import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Button } from '../../../shared/ui/button.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { useWizardWords } from '../../../shared/words/use-words.tsx';
import { useBegin } from './activation-api.ts';
import type { StepName } from './activation-steps.ts';
import classes from './step.module.css';
import { useWizard } from './wizard.ts';

/** The history state of every step that was reached from the one before. */
export const fromStepBefore = { isFromStepBefore: true };

/** Goes back in the history where that leads to the step before; after a deep link it does not. */
export function BackButton({ step }: { step: StepName }) {
  const words = useWizardWords();
  const navigate = useNavigate();
  const { state } = useLocation();
  const { addressOf, stepBefore } = useWizard();
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

/** Takes the place of a step whose key can no longer be confirmed: a new key, from the second step on. */
export function StartAgain({ reason, onStarted }: StartAgainProps) {
  const words = useWizardWords();
  const navigate = useNavigate();
  const { addressOf } = useWizard();
  const begin = useBegin();

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
