import type { ReactNode } from 'react';
import { Card } from '../../../shared/ui/card.tsx';
import { HelpLink } from '../../../shared/ui/help-link.tsx';
import { useWords } from '../../../shared/words/use-words.tsx';
import { numberOf, type StepName, stepNames } from './activation-steps.ts';
import { CancelActivation } from './cancel-activation.tsx';
import classes from './wizard-frame.module.css';

interface WizardFrameProps {
  step: StepName;
  /** What stands below would move when the step arrives. */
  isLoaded: boolean;
  children: ReactNode;
}

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
