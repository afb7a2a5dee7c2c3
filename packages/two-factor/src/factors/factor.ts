import type { RefusedCodeEvent } from '../security-event-kinds.ts';
import type { ChallengePurpose, FactorName } from '../vocabulary.ts';
import type { AuthenticatorTypes } from './authenticator.ts';
import type { EmailTypes } from './email.ts';
import type { PasskeyTypes } from './passkey.ts';
import type { RecoveryCodeTypes } from './recovery-code.ts';

/** Each factor's own types: the proof that is submitted, what is stored to judge it by, and the evidence of a right proof. */
export interface FactorTypes {
  authenticator: AuthenticatorTypes;
  email: EmailTypes;
  passkey: PasskeyTypes;
  'recovery-code': RecoveryCodeTypes;
}

export type Proof<Name extends FactorName> = FactorTypes[Name]['proof'];

/** A proof with the factor that it claims to be of. */
export type ClaimedProof = { [Name in FactorName]: { factor: Name } & FactorTypes[Name]['proof'] }[FactorName];

export type Stored<Name extends FactorName> = FactorTypes[Name]['stored'];

/**
 * What the accepting statement spends, all or nothing, so that nobody spends it twice. It names its factor, so that a
 * repository cannot take one for another.
 */
export type Evidence<Name extends FactorName = FactorName> = FactorTypes[Name]['evidence'];

/** The challenge that a proof answers, and the database's clock at the charge. */
export interface Question {
  accountId: string;
  challengeId: string;
  purpose: ChallengePurpose;
  now: Date;
}

export interface Factor<Name extends FactorName> {
  /**
   * Evidence, or what a refusal is recorded as: `code-replayed` only where the proof is known to be a right one that was used.
   * @throws SecretUnreadable where nothing could be judged.
   */
  judge(stored: Stored<Name>, proof: Proof<Name>, question: Question): Promise<Evidence<Name> | RefusedCodeEvent>;
  /** Runs once the outcome is settled, with what was read. */
  afterJudging?(stored: Stored<Name>, question: Question): void;
}

/** Every factor has one: a name without a judge does not compile. */
export type Factors = { readonly [Name in FactorName]: Factor<Name> };
