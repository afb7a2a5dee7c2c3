const WORD = String.raw`[^\s\p{C}"(),:;<>@[\\\]]+`;
const ADDRESS = new RegExp(`^${WORD}@${WORD}$`, 'u');
const NAMED_ADDRESS = /^(?:[^\p{C}"(),:;<>@[\\\]]+|"[^\p{C}"\\]+" )<(?<address>[^<>]+)>$/u;

/** RFC 5321 §4.5.3.1.3, less the angle brackets. */
const LONGEST_ADDRESS = 254;

/**
 * One bare address and nothing that a mail header could read as a second one or as a new line (SEC-45).
 * Quoted local parts and comments are legal in RFC 5322, and refused here: no account has one.
 */
export const isSingleAddress = (text: string): boolean => text.length <= LONGEST_ADDRESS && ADDRESS.test(text);

/** A bare address, `Name <address>` or `"Name, with anything" <address>`. */
export const isSingleSender = (text: string): boolean =>
  isSingleAddress(text) || isSingleAddress(NAMED_ADDRESS.exec(text)?.groups?.address ?? '');

export const isSingleLine = (text: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(text);
