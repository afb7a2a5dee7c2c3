import { type FactorName, replacingFactors } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { recoveryCode, sixDigitCode } from './code.ts';
import { assertionResponse } from './passkeys.ts';

/** What a proof of each factor looks like on its way to the server. */
export const proofs = {
  authenticator: v.strictObject({ factor: v.literal('authenticator'), code: sixDigitCode }),
  email: v.strictObject({ factor: v.literal('email'), code: sixDigitCode }),
  passkey: v.strictObject({ factor: v.literal('passkey'), credential: assertionResponse }),
  'recovery-code': v.strictObject({ factor: v.literal('recovery-code'), code: recoveryCode }),
} as const satisfies Record<FactorName, v.StrictObjectSchema<v.ObjectEntries, undefined>>;

/** A proof with the factor that it claims to be of. */
export const claimedProof = v.variant('factor', Object.values(proofs));

/** Of a factor that lets a session add or replace others; a code by email does not. */
export const replacingProof = v.variant(
  'factor',
  replacingFactors.map((factor) => proofs[factor]),
);
