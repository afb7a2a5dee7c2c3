import type { Language, MailedPurpose, NoticeKind, RecoveryStep, ReversibleChange } from '../vocabulary.ts';
import type { RequestOrigin } from './request.ts';

export interface Addressee {
  email: string;
  /** Null as long as the account has chosen none: then it is that of the browser which causes the mail. */
  language: Language | null;
}

/** What every mail of ours says and needs. */
export interface RequestedMail {
  to: string;
  language: Language;
  requestedAt: Date;
  requestedFrom: RequestOrigin;
  /** The same key for every retry of this one send, so that the provider delivers it once. */
  idempotencyKey: string;
}

export interface EmailCodeMail extends RequestedMail {
  kind: 'email-code';
  purpose: MailedPurpose;
  code: string;
  /** For how many whole minutes the code counts from `requestedAt`. */
  minutesToLive: number;
}

/** A link that lets the browser in which it is opened sign in although strangers have used up the account's attempts. */
export interface UnlockLinkMail extends RequestedMail {
  kind: 'unlock-link';
  link: string;
  /** For how many whole hours the link counts from `requestedAt`. */
  hoursToLive: number;
}

/** To an address that an account is to have: it says which platform's, and never the address that the account has now. */
export interface NewAddressMail extends RequestedMail {
  kind: 'new-address';
  /** Null where an account has the address already: then the mail says that instead. */
  code: string | null;
  /** For how many whole minutes the code counts from `requestedAt`. */
  minutesToLive: number;
}

/** Asks somebody whom an operator has invited to set a password. */
export interface InvitationMail extends RequestedMail {
  kind: 'invitation';
  /** Null where the operator gave none. */
  name: string | null;
  link: string;
  /** For how many whole days the link counts from `requestedAt`. */
  daysToLive: number;
}

/** The same for somebody who signs up, whose address it verifies. */
export interface SignUpMail extends RequestedMail {
  kind: 'sign-up';
  link: string;
  /** For how many whole hours the link counts from `requestedAt`. */
  hoursToLive: number;
}

/** In its place to an address that has an account: only whoever reads that mailbox learns it. */
export interface AccountExistsMail extends RequestedMail {
  kind: 'account-exists';
  /** To the sign-in; it opens nothing. */
  link: string;
}

/** A link to the page that sets a new password, and a code for whoever reads the mail on another device. */
export interface ResetMail extends RequestedMail {
  kind: 'reset';
  link: string;
  code: string;
  /** For how many whole minutes both count from `requestedAt`. */
  minutesToLive: number;
}

export interface NoticeMail extends RequestedMail {
  kind: 'notice';
  notice: NoticeKind;
  /** How many were left then; null in notices of other things. */
  recoveryCodesLeft: number | null;
  /** Takes the change back; null in a notice of what cannot be taken back, or no longer. */
  undo: UndoOffer | null;
  /** Starts or cancels the recovery that the notice is about; null in other notices, or where that is over. */
  recovery: RecoveryOffer | null;
}

export interface UndoOffer {
  change: ReversibleChange;
  link: string;
  /** For how many whole hours the link counts from `requestedAt`. */
  hoursToLive: number;
}

export interface RecoveryOffer {
  step: RecoveryStep;
  link: string;
  /** For how many whole hours the link counts from `requestedAt`. */
  hoursToLive: number;
}

export type Mail =
  | EmailCodeMail
  | UnlockLinkMail
  | ResetMail
  | InvitationMail
  | SignUpMail
  | AccountExistsMail
  | NewAddressMail
  | NoticeMail;

/** `refused` is certain: nothing was sent. After `unknown`, as when an answer was lost, the mail may still arrive. */
export type SendOutcome = { kind: 'sent'; mailId: MailId } | { kind: 'refused' } | { kind: 'unknown' };

/** The provider's, by which its events name the mail. */
export type MailId = string;

export interface Mailer {
  /** Resolves when the provider has taken the mail, or has failed to within the mailer's own time limit. Never rejects. */
  send(mail: Mail): Promise<SendOutcome>;
  /** Composes the mail and drops it: the same work as sending it, for an email without an account (SEC-03). */
  drop(mail: Mail): Promise<void>;
}
