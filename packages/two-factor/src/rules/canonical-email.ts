/**
 * One spelling per address, used wherever an account is looked up or counted (SEC-06). Lower-casing can leave letters
 * that compose again, so the normal form is taken before and after it.
 */
export const canonicalEmail = (typed: string): string => typed.normalize('NFKC').toLowerCase().normalize('NFKC').trim();

const LABEL = String.raw`[^\s\p{C}@<>()[\]\\,;:".]+`;
const ADDRESS = new RegExp(`^(?=.{1,64}@)${LABEL}(?:\\.${LABEL})*@(?:${LABEL}\\.)+${LABEL}$`, 'u');

/** One plain address that fits into a mail header as it is: no second recipient, no line break, nothing invisible (SEC-45). */
export const isDeliverable = (email: string): boolean => email.length <= 254 && ADDRESS.test(email);
