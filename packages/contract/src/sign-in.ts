import { factorNames } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { emailCode } from './email-code.ts';
import { claimedProof } from './factors.ts';
import { timestamp } from './timestamp.ts';

/** 254 characters is the longest address that SMTP can carry (RFC 5321); control characters never belong in one. */
export const emailAddress = v.pipe(v.string(), v.minLength(1), v.maxLength(254), v.regex(/^\P{Cc}+$/u));

/** Only an upper bound: which passwords are good is decided where they are set. */
export const passwordEntry = v.pipe(v.string(), v.minLength(1), v.maxLength(512));

export const signInRequest = v.strictObject({
  email: emailAddress,
  password: passwordEntry,
});
export type SignInRequest = v.InferOutput<typeof signInRequest>;

export const unlockRequest = v.strictObject({ email: emailAddress });
export type UnlockRequest = v.InferOutput<typeof unlockRequest>;

/** The token of a mailed link. */
export const linkToken = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const openUnlockLinkRequest = v.strictObject({ token: linkToken });
export type OpenUnlockLinkRequest = v.InferOutput<typeof openUnlockLinkRequest>;

/** The open question after a right password: which factors may answer it, until when, in how many tries. */
export const challenge = v.object({
  /** Names it in `Expected-Challenge`; it opens nothing. */
  id: v.string(),
  factors: v.array(v.picklist(factorNames)),
  email: v.string(),
  expiresAt: timestamp,
  attemptsLeft: v.number(),
  emailCode: v.nullable(emailCode),
  /** Until then no emailed code answers it, since the password was reset; null where one does. */
  emailHeldUntil: v.nullable(timestamp),
});
export type Challenge = v.InferOutput<typeof challenge>;

export const signedIn = v.object({ next: v.literal('signed-in') });

export const signInAnswer = v.variant('next', [signedIn, v.object({ next: v.literal('second-factor'), challenge })]);
export type SignInAnswer = v.InferOutput<typeof signInAnswer>;

export const verifyRequest = claimedProof;
export type VerifyRequest = v.InferOutput<typeof verifyRequest>;
