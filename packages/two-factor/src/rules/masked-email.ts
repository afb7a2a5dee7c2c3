import { readableEmail } from './canonical-email.ts';

const HIDDEN = '•••';

/** Enough of an address for its owner to recognize it: `alice@mail.example.com` becomes `a•••@m•••.com`. */
export function maskedEmail(email: string): string {
  const readable = readableEmail(email);
  const at = readable.lastIndexOf('@');
  const [local, domain] = [readable.slice(0, at), readable.slice(at + 1)];
  const dot = domain.lastIndexOf('.');
  const ending = dot > 0 ? domain.slice(dot) : '';
  return `${firstOf(local)}${HIDDEN}@${firstOf(domain)}${HIDDEN}${ending}`;
}

const firstOf = (text: string) => [...text][0] ?? '';
