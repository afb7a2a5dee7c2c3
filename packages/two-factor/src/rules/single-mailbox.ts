import { asciiDomain, isDeliverable } from './canonical-email.ts';

const NAMED_ADDRESS = /^(?:[^\p{C}"(),:;<>@[\\\]]+|"[^\p{C}"\\]+" )<(?<address>[^<>]+)>$/u;

/** A bare address, `Name <address>` or `"Name, with anything" <address>`: one sender and no new line (SEC-45). */
export const isSingleSender = (text: string): boolean =>
  isDeliverable(text) || isDeliverable(NAMED_ADDRESS.exec(text)?.groups?.address ?? '');

/** A single sender with its domain as mail carries it. */
export const senderInAscii = (sender: string): string =>
  sender.replace(/(?<=@)[^@<>]+(?=>?$)/u, (domain) => asciiDomain(domain) ?? domain);

export const isSingleLine = (text: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(text);
