import type { PendingActivation } from '@countersign/contract';
import { useId } from 'react';
import { isProblem } from '../../../shared/bff/errors.ts';
import { CodeForm } from '../../../shared/code/code-form.tsx';
import { sixDigitsShape } from '../../../shared/code/code-shape.ts';
import { useHasPassed } from '../../../shared/time/countdown.ts';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { useWizardWords } from '../../../shared/words/use-words.tsx';
import type { useCodeConfirmation } from '../use-code-confirmation.ts';
import { PhonePicture } from './phone-picture.tsx';
import classes from './step.module.css';
import { BackButton, StartAgain } from './step-navigation.tsx';
import { useWordsBeside } from './wizard.ts';

interface ConfirmStepProps<Answer> {
  pending: PendingActivation;
  confirmation: ReturnType<typeof useCodeConfirmation<Answer>>;
}

export function ConfirmStep<Answer>({ pending, confirmation }: ConfirmStepProps<Answer>) {
  const words = useWizardWords();
  const beside = useWordsBeside();
  const headingId = useId();
  const { mutation, refusal, forgetRefusal } = confirmation;
  const hasExpired = useHasPassed(pending.expiresAt) || isProblem(refusal, 'no_pending_activation');
  const isSpent = isProblem(refusal, 'wrong_code') && refusal.problem.attemptsLeft === 0;

  if (hasExpired || isSpent)
    return (
      <>
        <ScreenHeading title={words.confirm.title} />
        <StartAgain reason={isSpent ? words.confirm.noTriesLeft : words.activation.expired} onStarted={forgetRefusal} />
      </>
    );

  return (
    <div className={classes.pictured}>
      <div className={classes.text}>
        <ScreenHeading title={words.confirm.title} id={headingId} takesFocus={false} />
        <CodeForm
          shape={sixDigitsShape(words)}
          hint={words.confirm.hint}
          submitLabel={beside?.submit ?? words.confirm.submit}
          mutation={mutation}
          sentences={words.confirm.problems}
          headingId={headingId}
          aside={<BackButton step="confirm" />}
        />
      </div>
      <PhonePicture />
    </div>
  );
}
