import type { Language } from '../vocabulary.ts';
import type { SentEmailCode } from './challenges.ts';
import type { StoredCodeMac } from './crypto.ts';
import type { MailId } from './mail.ts';
import type { LinkedNotice } from './notices.ts';
import type { ChargedAttempt } from './passwords.ts';
import type { RequestOrigin, TrustedBrowser } from './request.ts';
import type { ActingSession } from './sessions.ts';

export interface PasswordChanges {
  /**
   * Puts `to` in place of `from`, the hash that was judged, raises the security epoch, carries this session over under a new
   * token and its browser under `browserTokenHash`, and leaves a notice to the owner: all of it, or nothing and null.
   * Refunds the attempt either way.
   */
  change(change: {
    session: ActingSession;
    from: string;
    to: string;
    attempt: ChargedAttempt;
    tokenHash: Uint8Array;
    browserTokenHash: Uint8Array;
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<TrustedBrowser | null>;
}

/** What a session had under way before a new code took its place. */
export interface ReplacedEmailChange extends StoredCodeMac {
  id: string;
  email: string;
  attemptsLeft: number;
  mailId: MailId | null;
  sentAt: Date;
  expiresAt: Date;
}

export type EmailChangeReservation =
  /** `hasAccount`: the address belongs to an account already, which nobody but its mailbox is told. */
  | {
      kind: 'reserved';
      hasAccount: boolean;
      language: Language | null;
      now: Date;
      sent: SentEmailCode;
      replaced: ReplacedEmailChange | null;
    }
  /** Asked again too soon, or the account or the address has had its share of mails. */
  | { kind: 'refused'; retryAfterSeconds: number }
  | { kind: 'factor-required' }
  | { kind: 'session-gone' };

export interface PendingEmailChange {
  /** Canonical. */
  email: string;
  sent: SentEmailCode;
}

export interface ChargedEmailChange {
  id: string;
  attemptsLeft: number;
  stored: StoredCodeMac;
}

/** Names the buckets of mails that an account asks for, and of those to an address, whoever asks. */
export interface EmailChangeKeys {
  account: Uint8Array;
  address: Uint8Array;
}

/** An address that a session wants its account to have, pending until a code that was mailed there proves it. */
export interface EmailChanges {
  /**
   * Replaces what this session has under way, and no other's, and takes one mail off the allowances of account and address.
   * An address that has an account is treated alike.
   */
  begin(begun: {
    id: string;
    session: ActingSession;
    email: string;
    keys: EmailChangeKeys;
    code: StoredCodeMac;
    requestedFrom: RequestOrigin;
  }): Promise<EmailChangeReservation>;
  /** Records that the mail has left. */
  confirmSent(sent: { id: string; session: ActingSession; mailId: MailId }): Promise<void>;
  /** For a mail that certainly did not leave: refunds it and leaves everything as it was before, but for the event. */
  release(released: {
    id: string;
    session: ActingSession;
    keys: EmailChangeKeys;
    replaced: ReplacedEmailChange | null;
  }): Promise<void>;
  find(session: ActingSession): Promise<PendingEmailChange | null>;
  abandon(session: ActingSession): Promise<void>;
  /** Takes one attempt off what is pending, and off nothing else. Null when there is none, or no attempt is left. */
  charge(session: ActingSession): Promise<ChargedEmailChange | null>;
  /**
   * Gives the account its new address, raises the security epoch, carries this session over under a new token and its browser
   * under `browserTokenHash`, and leaves a notice to the old address, which keeps what was there: all of it, or nothing.
   */
  confirm(confirmation: {
    id: string;
    session: ActingSession;
    tokenHash: Uint8Array;
    browserTokenHash: Uint8Array;
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<(TrustedBrowser & { kind: 'changed'; email: string }) | { kind: 'email-taken' } | { kind: 'gone' }>;
}
