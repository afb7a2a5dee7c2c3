import { isActive, offeredFactors } from '../../factors/enrolled.ts';
import type { Activations } from '../../ports/factor-changes.ts';
import type { RecoveryCodesStatus } from '../../ports/recovery-codes.ts';
import { type FactorName, primaryFactors } from '../../vocabulary.ts';

export interface TwoFactorStatus {
  /** When the oldest primary factor was enrolled. */
  activatedAt: Date;
  /** The factors that may answer a sign-in challenge. */
  factors: FactorName[];
  recoveryCodes: RecoveryCodesStatus | null;
  isCheckUpDue: boolean;
  /** False where the owner has switched emailed codes off for sign-ins. */
  acceptsEmailCodes: boolean;
}

interface Dependencies {
  activations: Activations;
  emailIsAFactor: boolean;
}

export type ReadTwoFactorStatus = ReturnType<typeof makeReadTwoFactorStatus>;

/** Null while two-factor authentication is not active. */
export const makeReadTwoFactorStatus =
  ({ activations, emailIsAFactor }: Dependencies) =>
  async (accountId: string): Promise<TwoFactorStatus | null> => {
    const { acceptsEmailCodes, enrolments, isCheckUpDue, recoveryCodes } = await activations.factorsOf(accountId);
    const enrolled = enrolments.map(({ factor }) => factor);
    if (!isActive(enrolled)) return null;
    const primary = enrolments.filter(({ factor }) => primaryFactors.includes(factor));
    const activatedAt = new Date(Math.min(...primary.map(({ enrolledAt }) => enrolledAt.getTime())));
    const factors = offeredFactors(enrolled, emailIsAFactor && acceptsEmailCodes);
    return { activatedAt, factors, acceptsEmailCodes, isCheckUpDue, recoveryCodes };
  };
