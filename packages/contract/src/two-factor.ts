import { factorNames } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { recoveryCode, sixDigitCode } from './code.ts';
import { timestamp } from './timestamp.ts';

/** While it is active: since when, and which factors can answer the challenge of a sign-in. */
export const twoFactorStatus = v.variant('status', [
  v.object({ status: v.literal('inactive') }),
  v.object({
    status: v.literal('active'),
    activatedAt: timestamp,
    factors: v.array(v.picklist(factorNames)),
    /** How many are left, since when, and whether one was typed back; null for an account that never had any. */
    recoveryCodes: v.nullable(v.object({ left: v.number(), createdAt: timestamp, isSaved: v.boolean() })),
    /** Whether Home should ask to test the authenticator: weeks have passed without one of its codes. */
    isCheckUpDue: v.boolean(),
    /** Whether `factors` has `passkey`. */
    hasPasskeys: v.boolean(),
    /** False once the account's owner has switched off codes by email for sign-ins; the operator may have, too. */
    acceptsEmailCodes: v.boolean(),
  }),
]);
export type TwoFactorStatus = v.InferOutput<typeof twoFactorStatus>;

/** What somebody who knew the password could still do, and what was tried of late. */
export const exposure = v.object({
  /** Codes that they could try within a year, at most; none where no code of six digits answers a sign-in of the account. */
  guesses: v.number(),
  /** The chance that one of them is right, as one in so many; null where none can be tried. */
  oneIn: v.nullable(v.number()),
  /** Wrong codes of the last 30 days, by anybody, whichever answered a sign-in then. */
  tried: v.number(),
  /** Of those, and of recovery codes, the ones by browsers that never completed a second step. */
  triedByOthers: v.number(),
});
export type Exposure = v.InferOutput<typeof exposure>;

/** `textKey` is the secret in base32; `keyUri` is the same in an `otpauth://` URI with issuer and account. */
export const pendingActivation = v.object({
  keyUri: v.string(),
  textKey: v.string(),
  expiresAt: timestamp,
});
export type PendingActivation = v.InferOutput<typeof pendingActivation>;

export const codeRequest = v.strictObject({ code: sixDigitCode });
export type CodeRequest = v.InferOutput<typeof codeRequest>;

/** For requests whose meaning is in their path: the body is `{}` and must say nothing else. */
export const emptyRequest = v.strictObject({});

/** The only answers that recovery codes ever stand in, right after they were made. */
export const newRecoveryCodes = v.object({ twoFactor: twoFactorStatus, recoveryCodes: v.array(v.string()) });
export type NewRecoveryCodes = v.InferOutput<typeof newRecoveryCodes>;

/** Whether codes by email are to answer sign-ins. */
export const emailCodesChoice = v.strictObject({ isAccepted: v.boolean() });
export type EmailCodesChoice = v.InferOutput<typeof emailCodesChoice>;

export const recoveryCodeRequest = v.strictObject({ code: recoveryCode });
export type RecoveryCodeRequest = v.InferInput<typeof recoveryCodeRequest>;
