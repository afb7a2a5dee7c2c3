import type { Language } from '../rules/language.ts';

/** What an email code proves; a code of one purpose is worth nothing for another (SEC-38). */
export type EmailCodePurpose = 'sign-in' | 'deactivation';

/** A change of the account that its owner is told of once it is made (SEC-58). */
export type Notice = 'activated' | 'deactivated';

/** Where a request came from, for the person who reads the mail and for the security log. */
export interface RequestOrigin {
  /** As in the log of requests. */
  requestId: string;
  /** Chrome, macOS; null when the request did not say. */
  browser: { name: string; system: string | null } | null;
  /** Network address of the client, as far as the configured proxies can be trusted; null when it is none. */
  address: string | null;
  /** What this browser is spoken to in. */
  language: Language;
}

/** Whom a mail goes to. */
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
  purpose: EmailCodePurpose;
  code: string;
  /** For how many whole minutes the code counts from `requestedAt`. */
  minutesToLive: number;
}

/** A link that lets the browser in which it is opened sign in although strangers have used up the account's tries. */
export interface UnlockLinkMail extends RequestedMail {
  link: string;
  /** For how many whole hours the link counts from `requestedAt`. */
  hoursToLive: number;
}

export interface NoticeMail extends RequestedMail {
  notice: Notice;
}

/** `refused` is certain: nothing was sent. After `unknown`, as when an answer was lost, the mail may still arrive. */
export type Delivered = 'sent' | 'refused' | 'unknown';

/** Each resolves when the provider has taken the mail, or has failed to within the mailer's own time limit. None rejects. */
export interface Mailer {
  sendEmailCode(mail: EmailCodeMail): Promise<Delivered>;
  sendUnlockLink(mail: UnlockLinkMail): Promise<Delivered>;
  /** Composes the mail and drops it: the same work as sending it, for an email without an account (SEC-03). */
  dropUnlockLink(mail: UnlockLinkMail): Promise<void>;
  sendNotice(mail: NoticeMail): Promise<Delivered>;
}
