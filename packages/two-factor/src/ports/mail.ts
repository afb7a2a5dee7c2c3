import type { ChallengePurpose, Language, NoticeKind } from '../vocabulary.ts';
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
  purpose: ChallengePurpose;
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

export interface NoticeMail extends RequestedMail {
  kind: 'notice';
  notice: NoticeKind;
}

export type Mail = EmailCodeMail | UnlockLinkMail | NoticeMail;

/** `refused` is certain: nothing was sent. After `unknown`, as when an answer was lost, the mail may still arrive. */
export type Delivered = 'sent' | 'refused' | 'unknown';

export interface Mailer {
  /** Resolves when the provider has taken the mail, or has failed to within the mailer's own time limit. Never rejects. */
  send(mail: Mail): Promise<Delivered>;
  /** Composes the mail and drops it: the same work as sending it, for an email without an account (SEC-03). */
  drop(mail: Mail): Promise<void>;
}

/** Changes whose owners are still to be told; the statement that makes a change writes its notice. */
export interface Notices {
  /**
   * Those that are due and not too old, `limit` at most. Each is the caller's alone until its next try is due, so that
   * no two replicas send it, and one that dies loses nothing.
   */
  claim(limit: number): Promise<NoticeMail[]>;
  /** Deletes the one that was sent. */
  remove(idempotencyKey: string): Promise<void>;
  /** Drops those that the provider would no longer know by their keys, and counts what is left. */
  measureBacklog(): Promise<NoticeBacklog>;
}

export interface NoticeBacklog {
  waiting: number;
  /** Age of the oldest undelivered notice; null when none is waiting. */
  oldestSeconds: number | null;
  /** Ids of the requests whose notices were dropped undelivered. */
  givenUp: string[];
}
