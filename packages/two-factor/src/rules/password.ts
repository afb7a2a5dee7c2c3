import type { PasswordFlaw } from '../vocabulary.ts';
import { passwordLimits } from './limits.ts';

/** How many characters must remain besides an email address or the platform's name. */
const MIN_OWN_CHARACTERS = 8;

export interface PasswordContext {
  email: string;
  platformName: string;
  /** Lower-case passwords that attackers try first. */
  commonPasswords: ReadonlySet<string>;
}

/** Unicode normalization before hashing and verifying, so that all keyboards produce the same bytes (SEC-02). */
export const normalizedPassword = (typed: string): string => typed.normalize('NFKC');

/** Why this password may not be set; null when it may. No composition rules (SEC-02). */
export function passwordFlaw(typed: string, context: PasswordContext): PasswordFlaw | null {
  const password = normalizedPassword(typed);
  const length = [...password].length;
  if (length < passwordLimits.shortest) return 'too-short';
  if (length > passwordLimits.longest) return 'too-long';

  const folded = password.toLowerCase();
  const unit = repeatedUnitOf(folded);
  if (context.commonPasswords.has(folded) || context.commonPasswords.has(unit)) return 'common';
  if ([...unit].length < MIN_OWN_CHARACTERS || leansOnContext(folded, context)) return 'guessable';
  return null;
}

/** "abcabcabc" is "abc" three times; a text that repeats nothing is its own unit. */
const repeatedUnitOf = (text: string): string => {
  let period = 1;
  while (!text.startsWith(text.slice(period))) period += 1;
  return text.slice(0, period);
};

function leansOnContext(folded: string, { email, platformName }: PasswordContext): boolean {
  const [local = ''] = email.toLowerCase().split('@');
  const known = [
    email.toLowerCase(),
    local,
    platformName.toLowerCase(),
    platformName.toLowerCase().replaceAll(' ', ''),
  ];
  const hints = known.filter((part) => part.length >= 3 && folded.includes(part));
  const own = hints.reduce((rest, part) => rest.replaceAll(part, ''), folded);
  return hints.length > 0 && [...own].length < MIN_OWN_CHARACTERS;
}
