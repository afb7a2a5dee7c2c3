/** What an email code proves; a code of one purpose is worth nothing for another (SEC-38). */
export type EmailCodePurpose = 'sign-in' | 'deactivation';

/** Where a request came from, in words for the person who reads the mail. */
export interface RequestOrigin {
  /** "Chrome on macOS"; "an unknown browser" when the request did not say. */
  browser: string;
  /** Network address of the client, as far as the configured proxies can be trusted. */
  address: string;
}

export interface EmailCodeMail {
  to: string;
  purpose: EmailCodePurpose;
  code: string;
  requestedAt: Date;
  requestedFrom: RequestOrigin;
  /** For how many whole minutes the code counts from `requestedAt`. */
  minutesToLive: number;
  /** The same key for every retry of this one send, so that the provider delivers it once. */
  idempotencyKey: string;
}

/** `refused` is certain: nothing was sent. After `unknown`, as when an answer was lost, the mail may still arrive. */
export type Delivered = 'sent' | 'refused' | 'unknown';

export interface Mailer {
  /** Resolves when the provider has taken the mail, or has failed to within the mailer's own time limit. Never rejects. */
  sendEmailCode(mail: EmailCodeMail): Promise<Delivered>;
}
