import * as v from 'valibot';

/** Six ASCII digits in a string: what an authenticator app shows and what our mails carry. */
export const sixDigitCode = v.pipe(v.string(), v.regex(/^[0-9]{6}$/));

/**
 * What people type or paste, made fit to send: "123 456" and "123-456" are the same code.
 * Only the browser does this; the server takes six digits and nothing else.
 */
export const tidyCode = (typed: string): string => typed.replace(/[\s\-\u2010-\u2015]/gu, '');
