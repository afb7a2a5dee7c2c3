import type { Activations } from '../../ports/activations.ts';

/** When two-factor authentication was activated; null while it is not. */
export const makeReadTwoFactorStatus =
  ({ activations }: { activations: Activations }) =>
  (accountId: string): Promise<Date | null> =>
    activations.activatedAt(accountId);
