import { amrs } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { replacingProof } from './factors.ts';
import { language } from './language.ts';
import { startedRecovery } from './recovery.ts';
import { passwordEntry } from './sign-in.ts';
import { timestamp } from './timestamp.ts';

/** `amr` as in RFC 8176 (`pwd`, `otp`), and `email`, which has no registered value. */
export const sessionAnswer = v.object({
  /** The id names it in `Expected-Account`. The language is null as long as nobody has chosen one for this account. */
  account: v.object({ id: v.string(), email: v.string(), language: v.nullable(language) }),
  session: v.object({
    amr: v.array(v.picklist(amrs)),
    signedInAt: timestamp,
    expiresAt: timestamp,
  }),
  /** What would deactivate two-factor authentication unless somebody cancels; null where nothing does. */
  recovery: v.nullable(startedRecovery),
});
export type SessionAnswer = v.InferOutput<typeof sessionAnswer>;

/**
 * Stands on every answer to a session: whole seconds until it ends if it is not used again, by age or for want of use.
 * Seconds, not a moment: nobody has to compare clocks.
 */
export const SESSION_ENDS_IN = 'session-ends-in';

/** Stands there too while a recovery waits that the session may cancel, so that its page hears of it by whatever it asks. */
export const RECOVERY_DEACTIVATES_AT = 'recovery-deactivates-at';

export const stepUpRequest = v.strictObject({ password: passwordEntry });
export type StepUpRequest = v.InferOutput<typeof stepUpRequest>;

export const secondFactorRequest = replacingProof;
export type SecondFactorRequest = v.InferInput<typeof secondFactorRequest>;
