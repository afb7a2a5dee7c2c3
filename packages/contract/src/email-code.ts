import { codeDeliveries } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { timestamp } from './timestamp.ts';

/** A code that was mailed: when, until when it counts, and when another may be asked for. */
export const emailCode = v.object({
  sentAt: timestamp,
  expiresAt: timestamp,
  resendAt: timestamp,
  /** What became of its mail, `pending` as long as nothing is known; null where deliveries are not tracked. */
  delivery: v.nullable(v.picklist(codeDeliveries)),
});

/** A code is on its way: where to (masked), and the rest. */
export const emailCodeSent = v.object({ sentTo: v.string(), ...emailCode.entries });
export type CodeDelivery = EmailCodeSent['delivery'];
export type EmailCodeSent = v.InferOutput<typeof emailCodeSent>;
