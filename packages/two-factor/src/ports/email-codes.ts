import type { Trust } from '../rules/limits.ts';
import type { SentEmailCode } from './challenges.ts';
import type { StoredCodeMac } from './code-mac.ts';
import type { Addressee } from './mailer.ts';

/** What stood in the challenge before a reservation put a new code in its place. */
export interface ReplacedCode {
  sentAt: Date | null;
  code: (StoredCodeMac & { expiresAt: Date; hasLeft: boolean }) | null;
}

export type SendReservation =
  /** `replaced` and `paidBy`, the allowance that gave the send, are what `release` needs should the mail not leave. */
  | { kind: 'reserved'; addressee: Addressee; now: Date; sent: SentEmailCode; replaced: ReplacedCode; paidBy: Trust }
  /** The last code is younger than the resend interval; until it `hasLeft`, another request is sending it. */
  | { kind: 'too-soon'; email: string; sent: SentEmailCode; hasLeft: boolean; retryAfterSeconds: number }
  /** No send is left in this challenge or, for now, in this account. */
  | { kind: 'refused'; retryAfterSeconds: number }
  | { kind: 'gone' };

export interface EmailCodes {
  /** Takes one send off every allowance and stores the new code in place of the challenge's last one. */
  reserve(send: { challengeId: string; code: StoredCodeMac }): Promise<SendReservation>;
  /** Notes that the mail has left, or may have: from then on others may be told that the code was sent. */
  confirmSent(send: { challengeId: string; code: StoredCodeMac }): Promise<void>;
  /** For a mail that certainly did not leave: gives the send back and leaves everything as it was before. */
  release(send: { challengeId: string; replaced: ReplacedCode; paidBy: Trust }): Promise<void>;
}
