import { type FactorName, factorNames, primaryFactors } from '../vocabulary.ts';

/** Two-factor authentication is active where the account is enrolled in a primary factor. */
export const isActive = (enrolled: readonly FactorName[]): boolean =>
  enrolled.some((name) => primaryFactors.includes(name));

/** Every account has its mailbox, so nobody enrols in it; the operator decides whether it counts at sign-in. */
const needsEnrolment = {
  passkey: true,
  authenticator: true,
  email: false,
  'recovery-code': true,
} as const satisfies Record<FactorName, boolean>;

/** The factors that may answer an account's sign-in challenge, in the order in which they are offered. */
export const offeredFactors = (enrolled: readonly FactorName[], emailIsAFactor: boolean): FactorName[] =>
  factorNames.filter((name) => (needsEnrolment[name] ? enrolled.includes(name) : emailIsAFactor));
