import * as v from 'valibot';

/** Six ASCII digits in a string: what an authenticator app shows and what our mails carry. */
export const sixDigitCode = v.pipe(v.string(), v.regex(/^[0-9]{6}$/));
