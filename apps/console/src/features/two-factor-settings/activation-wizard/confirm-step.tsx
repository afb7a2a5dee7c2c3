import type { PendingActivation } from '@countersign/contract';
import { useId } from 'react';
import { isProblem } from '../../../shared/bff/errors.ts';
import { CodeForm } from '../../../shared/code/code-form.tsx';
import { useHasPassed } from '../../../shared/time/countdown.ts';
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { BackButton } from './back-button.tsx';
import { PhonePicture } from './phone-picture.tsx';
import { StartAgain } from './start-again.tsx';
import classes from './step.module.css';

interface ConfirmStepProps {
  pending: PendingActivation;
  verify: (code: string) => Promise<unknown>;
  error: unknown;
  forgetError: () => void;
}

export function ConfirmStep({ pending, verify, error, forgetError }: ConfirmStepProps) {
  const words = useWords();
  const headingId = useId();
  const hasExpired = useHasPassed(pending.expiresAt) || isProblem(error, 'no_pending_activation');
  const isSpent = isProblem(error, 'wrong_code') && error.problem.attemptsLeft === 0;

  if (hasExpired || isSpent)
    return (
      <>
        <ScreenHeading title={words.confirm.title} />
        <StartAgain reason={isSpent ? words.confirm.noTriesLeft : words.activation.expired} onStarted={forgetError} />
      </>
    );

  return (
    <div className={classes.pictured}>
      <div className={classes.told}>
        <ScreenHeading title={words.confirm.title} id={headingId} takesFocus={false} />
        <CodeForm
          hint={words.confirm.hint}
          submitLabel={words.confirm.submit}
          verify={verify}
          error={error}
          sentences={words.confirm.problems}
          headingId={headingId}
          aside={<BackButton step="confirm" />}
        />
      </div>
      <PhonePicture />
    </div>
  );
}
