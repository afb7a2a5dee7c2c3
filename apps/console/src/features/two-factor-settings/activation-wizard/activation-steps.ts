import type { PendingActivation } from '@countersign/contract';
import { paths } from '../../../shared/navigation/paths.ts';

export const stepNames = ['get-app', 'scan', 'confirm'] as const;
export type StepName = (typeof stepNames)[number];

/** Every step after the first has a pending activation. */
export type ActivationStep =
  | { name: 'get-app' }
  | { name: 'scan'; pending: PendingActivation }
  | { name: 'confirm'; pending: PendingActivation };

const isStepName = (name: string | null): name is StepName => stepNames.some((step) => step === name);

/** The step of `?step=`; the first where it is missing or unknown. */
export const requestedStep = (step: string | null): StepName => (isStepName(step) ? step : 'get-app');

/** The requested step, or the first where no activation is pending. */
export function stepToShow(requested: StepName, pending: PendingActivation | null): ActivationStep {
  if (requested === 'get-app' || pending === null) return { name: 'get-app' };
  return { name: requested, pending };
}

/** `now` in milliseconds by the server's clock. */
export const isUnexpired = ({ expiresAt }: PendingActivation, now: number): boolean => Date.parse(expiresAt) > now;

export const addressOf = (step: StepName): string =>
  step === 'get-app' ? paths.activation : `${paths.activation}?step=${step}`;

export const numberOf = (step: StepName): number => stepNames.indexOf(step) + 1;
export const stepBefore = (step: StepName): StepName => stepNames[stepNames.indexOf(step) - 1] ?? 'get-app';
