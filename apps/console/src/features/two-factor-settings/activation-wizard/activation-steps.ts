import type { PendingActivation } from '@countersign/contract';
import { paths } from '../../../shared/navigation/paths.ts';

/** What an authenticator is set up for, three wizards that differ in their last step; and an activation without one. */
export const stepNames = {
  activation: ['get-app', 'scan', 'confirm', 'save-recovery-codes'],
  move: ['get-app', 'scan', 'confirm', 'delete-old-entry'],
  addition: ['get-app', 'scan', 'confirm'],
  passkey: ['passkey', 'save-recovery-codes'],
} as const;
export type WizardName = keyof typeof stepNames;
export type StepName = (typeof stepNames)[WizardName][number];

/** They come after the confirmation: nothing can be cancelled any more, and no address leads there. */
export const isAfterConfirmation = (step: StepName): boolean =>
  step === 'save-recovery-codes' || step === 'delete-old-entry';

/** Up to the confirmation every step but the first has a pending secret. */
export type PendingStep =
  | { name: 'get-app' }
  | { name: 'scan'; pending: PendingActivation }
  | { name: 'confirm'; pending: PendingActivation };

const namesOf = (wizard: WizardName): readonly StepName[] => stepNames[wizard];

/** The step of `?step=`; the first where it is missing or unknown. */
export const requestedStep = (wizard: WizardName, step: string | null): StepName =>
  namesOf(wizard).find((name) => name === step) ?? 'get-app';

/** The requested step, or the first where no secret is pending. */
export function stepToShow(requested: StepName, pending: PendingActivation | null): PendingStep {
  if ((requested !== 'scan' && requested !== 'confirm') || pending === null) return { name: 'get-app' };
  return { name: requested, pending };
}

/** `now` in milliseconds by the server's clock. */
export const isUnexpired = ({ expiresAt }: PendingActivation, now: number): boolean => Date.parse(expiresAt) > now;

const pathOf = {
  activation: paths.activation,
  move: paths.move,
  addition: paths.addition,
  passkey: paths.activation,
} as const satisfies Record<WizardName, string>;

export function addressOf(wizard: WizardName, step: StepName): string {
  const path = pathOf[wizard];
  return step === 'get-app' ? path : `${path}?step=${step}`;
}

export const numberOf = (wizard: WizardName, step: StepName): number => namesOf(wizard).indexOf(step) + 1;
export const stepBefore = (wizard: WizardName, step: StepName): StepName =>
  namesOf(wizard)[namesOf(wizard).indexOf(step) - 1] ?? 'get-app';
