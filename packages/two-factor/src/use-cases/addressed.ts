import type { Addressee, RequestedMail, RequestOrigin } from '../ports/mailer.ts';

/** To whom a mail goes and in which language: the account's own, or else that of the browser which causes it. */
export const addressed = (
  { email, language }: Addressee,
  requestedFrom: RequestOrigin,
): Pick<RequestedMail, 'to' | 'language' | 'requestedFrom'> => ({
  to: email,
  language: language ?? requestedFrom.language,
  requestedFrom,
});
