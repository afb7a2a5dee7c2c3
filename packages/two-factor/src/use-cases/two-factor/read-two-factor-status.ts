import { isActive, offeredFactors } from '../../factors/enrolled.ts';
import type { Activations } from '../../ports/factor-changes.ts';
import { type FactorName, primaryFactors } from '../../vocabulary.ts';

export interface TwoFactorStatus {
  /** When the oldest primary factor was enrolled. */
  activatedAt: Date;
  /** The factors that may answer a sign-in challenge. */
  factors: FactorName[];
}

interface Dependencies {
  activations: Activations;
  emailIsAFactor: boolean;
}

/** Null while two-factor authentication is not active. */
export const makeReadTwoFactorStatus =
  ({ activations, emailIsAFactor }: Dependencies) =>
  async (accountId: string): Promise<TwoFactorStatus | null> => {
    const enrolments = await activations.enrolments(accountId);
    const enrolled = enrolments.map(({ factor }) => factor);
    if (!isActive(enrolled)) return null;
    const primary = enrolments.filter(({ factor }) => primaryFactors.includes(factor));
    const activatedAt = new Date(Math.min(...primary.map(({ enrolledAt }) => enrolledAt.getTime())));
    return { activatedAt, factors: offeredFactors(enrolled, emailIsAFactor) };
  };
