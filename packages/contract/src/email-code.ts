import * as v from 'valibot';
import { timestamp } from './timestamp.ts';

/** A code that was mailed: when, until when it counts, and when another may be asked for. */
export const emailCode = v.object({
  sentAt: timestamp,
  expiresAt: timestamp,
  resendAt: timestamp,
});

/** A code is on its way: where to (masked), and the rest. */
export const emailCodeSent = v.object({ sentTo: v.string(), ...emailCode.entries });
export type EmailCodeSent = v.InferOutput<typeof emailCodeSent>;
