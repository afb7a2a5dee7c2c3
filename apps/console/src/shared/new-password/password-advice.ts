import { passwordLength } from '@countersign/contract';

/** What is said of a new password while it is typed; common and guessable ones only the server knows. */
export type PasswordAdvice =
  | { kind: 'empty' | 'long' | 'unchanged' | 'fine' }
  /** So many characters are missing. */
  | { kind: 'short'; missing: number };

/** Counts as the server does: in characters, after they are composed. */
export function adviceOn(password: string, current: string): PasswordAdvice {
  const normalized = password.normalize('NFKC');
  const length = [...normalized].length;
  if (length === 0) return { kind: 'empty' };
  if (length > passwordLength.longest) return { kind: 'long' };
  if (normalized === current.normalize('NFKC')) return { kind: 'unchanged' };
  if (length < passwordLength.shortest) return { kind: 'short', missing: passwordLength.shortest - length };
  return { kind: 'fine' };
}
