import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * One spelling per mailbox, used wherever an address is stored, looked up, counted or sent to (SEC-06). Lower-casing can
 * leave letters that compose again, so the normal form is taken before and after it. The domain is in its ASCII form
 * (RFC 5890), which some browsers send and others do not, and without the root's dot.
 */
export function canonicalEmail(typed: string): string {
  const folded = typed.normalize('NFKC').toLowerCase().normalize('NFKC').trim();
  const [local, domain] = partsOf(folded);
  return `${local}${withoutRootDot(asciiDomain(domain) ?? domain)}`;
}

/** The same address with its domain in Unicode, for display. */
export function readableEmail(email: string): string {
  const [local, domain] = partsOf(email);
  return domain.includes('xn--') ? `${local}${domainToUnicode(domain) || domain}` : email;
}

const LABEL = String.raw`[^\s\p{C}@<>()[\]\\,;:".]+`;
const ADDRESS = new RegExp(`^(?=.{1,64}@)${LABEL}(?:\\.${LABEL})*@(?:${LABEL}\\.)+${LABEL}$`, 'u');

/** One plain address that fits into a mail header as it is: no second recipient, no line break, nothing invisible (SEC-45). */
export const isDeliverable = (email: string): boolean =>
  email.length <= 254 && ADDRESS.test(email) && asciiDomain(partsOf(email)[1]) !== null;

/** Splits after the at sign. */
function partsOf(email: string): [local: string, domain: string] {
  const at = email.lastIndexOf('@') + 1;
  return at === 0 ? [email, ''] : [email.slice(0, at), email.slice(at)];
}

const ASCII = /^[\0-\x7f]*$/;
/** ASCII characters of a domain. Node would parse others as URL syntax, such as an escape or a path. */
const OF_A_DOMAIN = /^(?:[a-z0-9._-]|[^\0-\x7f])*$/;

/** Lower-case; null for a name that is invalid in the DNS. */
export function asciiDomain(domain: string): string | null {
  // The ideographic full stop of Chinese and Japanese keyboards.
  const dotted = domain.toLowerCase().replaceAll('\u3002', '.');
  if (ASCII.test(dotted)) return dotted;
  return (OF_A_DOMAIN.test(dotted) && domainToASCII(dotted)) || null;
}

const withoutRootDot = (domain: string): string => domain.replace(/(?<=[^.\s])\.$/, '');
