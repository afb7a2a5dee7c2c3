import type { SentEmailCode } from './challenges.ts';
import type { StoredCodeMac } from './code-mac.ts';
import type { Addressee } from './mailer.ts';

/** What stood in the challenge before a reservation put a new code in its place. */
export interface ReplacedCode {
  sentAt: Date | null;
  code: (StoredCodeMac & { expiresAt: Date }) | null;
}

export type SendReservation =
  /** `replaced` is what `release` needs should the mail not leave. */
  | { kind: 'reserved'; addressee: Addressee; now: Date; sent: SentEmailCode; replaced: ReplacedCode }
  /** The last code is younger than the resend interval. */
  | { kind: 'too-soon'; email: string; sent: SentEmailCode; retryAfterSeconds: number }
  /** No send is left in this challenge or, for now, in this account. */
  | { kind: 'refused'; retryAfterSeconds: number }
  | { kind: 'gone' };

export interface EmailCodes {
  /** Takes one send off every allowance and stores the new code in place of the challenge's last one. */
  reserve(send: { challengeId: string; code: StoredCodeMac }): Promise<SendReservation>;
  /**
   * Gives the send back. A mail that certainly did not leave leaves everything as it was before; where it may arrive
   * after all the new code stays, so that it then works.
   */
  release(send: { challengeId: string; replaced: ReplacedCode; newCodeStays: boolean }): Promise<void>;
}
