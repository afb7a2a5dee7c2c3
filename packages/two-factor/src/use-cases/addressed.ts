import type { Addressee, RequestedMail } from '../ports/mail.ts';
import type { RequestOrigin } from '../ports/request.ts';

/** Recipient and language of a mail: the account's language, or else that of the browser that caused it. */
export const addressed = (
  { email, language }: Addressee,
  requestedFrom: RequestOrigin,
): Pick<RequestedMail, 'to' | 'language' | 'requestedFrom'> => ({
  to: email,
  language: language ?? requestedFrom.language,
  requestedFrom,
});
