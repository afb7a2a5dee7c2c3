import { createContext, use } from 'react';
import { useRecoveryWords } from '../../../shared/words/use-words.tsx';
import {
  addressOf,
  numberOf,
  requestedStep,
  type StepName,
  stepBefore,
  stepNames,
  type WizardName,
} from './activation-steps.ts';

/** The wizard whose steps are on the screen. */
export const WizardContext = createContext<WizardName>('activation');

/** The steps of this wizard, and their addresses. */
export function useWizard() {
  const name = use(WizardContext);
  return {
    name,
    steps: stepNames[name],
    requestedStep: (step: string | null) => requestedStep(name, step),
    addressOf: (step: StepName) => addressOf(name, step),
    numberOf: (step: StepName) => numberOf(name, step),
    stepBefore: (step: StepName) => stepBefore(name, step),
  };
}

/** What a wizard says beside what is active; null in an activation. */
export function useWordsBeside() {
  const recovery = useRecoveryWords();
  const name = use(WizardContext);
  const words = {
    move: { title: recovery.move.title, text: recovery.move.text, submit: recovery.move.submit },
    addition: { title: recovery.addition.title, text: recovery.addition.text, submit: recovery.addition.submit },
  } as const;
  return name === 'move' || name === 'addition' ? words[name] : null;
}
