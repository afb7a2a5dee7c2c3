import { type FactorName, factorNames } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { sixDigitCode } from './code.ts';

export type Factor = FactorName;
export const factors = factorNames;

/** What a proof of each factor looks like on its way to the server. */
export const proofs = {
  authenticator: v.strictObject({ factor: v.literal('authenticator'), code: sixDigitCode }),
  email: v.strictObject({ factor: v.literal('email'), code: sixDigitCode }),
} as const satisfies Record<FactorName, v.StrictObjectSchema<v.ObjectEntries, undefined>>;

/** A proof with the factor that it claims to be of. */
export const claimedProof = v.variant('factor', Object.values(proofs));
