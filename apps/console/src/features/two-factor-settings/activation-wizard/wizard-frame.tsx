import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../../shared/navigation/paths.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Card } from '../../../shared/ui/card.tsx';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import { useRecoveryWords, useWizardWords } from '../../../shared/words/use-words.tsx';
import { useCancel } from './activation-api.ts';
import { isAfterConfirmation, type StepName } from './activation-steps.ts';
import { useWizard, useWordsBeside } from './wizard.ts';
import classes from './wizard-frame.module.css';

interface WizardFrameProps {
  step: StepName;
  /** Without the step, what stands below it would move when it arrives. */
  isLoaded: boolean;
  /** Below all else. */
  foot?: ReactNode;
  children: ReactNode;
}

/** The head of every step, with a card below it. */
export function WizardFrame({ step, isLoaded, foot, children }: WizardFrameProps) {
  const words = useWizardWords();
  const recovery = useRecoveryWords();
  const beside = useWordsBeside();
  const { numberOf, steps } = useWizard();
  const current = numberOf(step);
  const names = {
    'get-app': words.getApp.short,
    passkey: words.byPasskey.short,
    scan: words.scan.short,
    confirm: words.confirm.short,
    'save-recovery-codes': recovery.saveCodes.short,
    'delete-old-entry': recovery.move.deleteOldEntry.short,
  };
  return (
    <div className={classes.frame}>
      <header className={classes.header}>
        <p className={classes.eyebrow}>{beside?.title ?? words.activation.eyebrow}</p>
        <p className={classes.count}>{words.activation.stepOf(current, steps.length)}</p>
        {!isAfterConfirmation(step) && <Cancel />}
        <ol className={classes.steps} aria-label={words.activation.progress}>
          {steps.map((each) => (
            <li
              key={each}
              className={classes.step}
              data-done={numberOf(each) < current}
              aria-current={each === step ? 'step' : undefined}
            >
              {names[each]}
            </li>
          ))}
        </ol>
      </header>
      <Card size="roomy">{children}</Card>
      {isLoaded && <HelpLink place={step === 'passkey' ? 'passkeys' : step} />}
      {foot}
    </div>
  );
}

/** Cancels what is pending, if anything is. If the request is lost, it expires by itself within minutes. */
function Cancel() {
  const words = useWizardWords();
  const navigate = useNavigate();
  const cancellation = useCancel();

  const cancel = () => cancellation.mutate(undefined, { onSettled: () => navigate(paths.twoFactor) });

  return (
    <Button className={classes.cancel} variant="link" size="small" isBusy={cancellation.isPending} onClick={cancel}>
      {words.common.cancel}
    </Button>
  );
}
