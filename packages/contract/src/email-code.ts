import * as v from 'valibot';
import { timestamp } from './timestamp.ts';

/** A code is on its way: where to (masked), until when it counts, and when another may be asked for. */
export const emailCodeSent = v.object({
  sentTo: v.string(),
  expiresAt: timestamp,
  resendAt: timestamp,
});
export type EmailCodeSent = v.InferOutput<typeof emailCodeSent>;
