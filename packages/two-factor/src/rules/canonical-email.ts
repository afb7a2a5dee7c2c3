/** One spelling per address, used wherever an account is looked up or counted (SEC-06). */
export const canonicalEmail = (typed: string): string => typed.trim().normalize('NFKC').toLowerCase();

/** One plain address that fits into a mail header as it is: no second recipient, no line break (SEC-45). */
export const isDeliverable = (email: string): boolean =>
  email.length <= 254 &&
  /^[^\s\p{Cc}@<>()[\]\\,;:"]{1,64}@[^\s\p{Cc}@<>()[\]\\,;:"]+\.[^\s\p{Cc}@<>()[\]\\,;:".]+$/u.test(email);
