import type { SentEmailCode } from './challenges.ts';
import type { StoredCodeMac } from './code-mac.ts';

export type SendReservation =
  /** `previouslySentAt` is what `release` needs should the mail not leave. */
  | { kind: 'reserved'; email: string; now: Date; sent: SentEmailCode; previouslySentAt: Date | null }
  /** The last code is younger than the resend interval. */
  | { kind: 'too-soon'; email: string; sent: SentEmailCode; retryAfterSeconds: number }
  /** No send is left in this challenge or, for now, in this account. */
  | { kind: 'refused'; retryAfterSeconds: number }
  | { kind: 'gone' };

export interface EmailCodes {
  /** Takes one send off every allowance and stores the new code in place of the challenge's last one. */
  reserve(send: { challengeId: string; code: StoredCodeMac }): Promise<SendReservation>;
  /** Gives the send back, for mail that did not leave. The code stays: a mail that arrives after all then works. */
  release(send: { challengeId: string; previouslySentAt: Date | null }): Promise<void>;
}
