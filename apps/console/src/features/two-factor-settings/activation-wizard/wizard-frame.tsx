import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../../shared/navigation/paths.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Card } from '../../../shared/ui/card.tsx';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { useCancelActivation } from './activation-api.ts';
import { numberOf, type StepName, stepNames } from './activation-steps.ts';
import classes from './wizard-frame.module.css';

interface WizardFrameProps {
  step: StepName;
  /** Without the step, what stands below it would move when it arrives. */
  isLoaded: boolean;
  children: ReactNode;
}

/** The head of every step, with a card below it. */
export function WizardFrame({ step, isLoaded, children }: WizardFrameProps) {
  const words = useWords();
  const current = numberOf(step);
  const names = { 'get-app': words.getApp.short, scan: words.scan.short, confirm: words.confirm.short };
  return (
    <div className={classes.frame}>
      <header className={classes.header}>
        <p className={classes.eyebrow}>{words.activation.eyebrow}</p>
        <p className={classes.count}>{words.activation.stepOf(current, stepNames.length)}</p>
        <CancelActivation />
        <ol className={classes.steps} aria-label={words.activation.progress}>
          {stepNames.map((name) => (
            <li
              key={name}
              className={classes.step}
              data-done={numberOf(name) < current}
              aria-current={name === step ? 'step' : undefined}
            >
              {names[name]}
            </li>
          ))}
        </ol>
      </header>
      <Card size="roomy">{children}</Card>
      {isLoaded && <HelpLink place={step} />}
    </div>
  );
}

/** Cancels the pending activation, if there is one. If the request is lost, it expires by itself within minutes. */
function CancelActivation() {
  const words = useWords();
  const navigate = useNavigate();
  const cancellation = useCancelActivation();

  const cancel = () => cancellation.mutate(undefined, { onSettled: () => navigate(paths.twoFactor) });

  return (
    <Button className={classes.cancel} variant="link" size="small" isBusy={cancellation.isPending} onClick={cancel}>
      {words.common.cancel}
    </Button>
  );
}
