import * as v from 'valibot';
import { sixDigitCode } from './code.ts';
import { factors } from './factors.ts';
import { timestamp } from './timestamp.ts';

/** While it is active: since when, and which factors can answer the challenge of a sign-in. */
export const twoFactorStatus = v.variant('status', [
  v.object({ status: v.literal('inactive') }),
  v.object({ status: v.literal('active'), activatedAt: timestamp, factors: v.array(v.picklist(factors)) }),
]);
export type TwoFactorStatus = v.InferOutput<typeof twoFactorStatus>;

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
