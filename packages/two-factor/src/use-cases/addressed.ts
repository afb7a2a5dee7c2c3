import type { Addressee, RequestedMail } from '../ports/mail.ts';
import type { RequestOrigin } from '../ports/request.ts';

/** To whom a mail goes and in which language: the account's own, or else that of the browser which causes it. */
export const addressed = (
  { email, language }: Addressee,
  requestedFrom: RequestOrigin,
): Pick<RequestedMail, 'to' | 'language' | 'requestedFrom'> => ({
  to: email,
  language: language ?? requestedFrom.language,
  requestedFrom,
});
