import { accountNameLimits } from './limits.ts';
import { isSingleLine } from './single-mailbox.ts';

export type AccountNameFlaw = 'name-too-long' | 'name-of-several-lines';

/** As it is stored and shown: composed, and without spaces around it. Null for none. */
export const accountName = (typed: string): string | null => typed.normalize('NFC').trim() || null;

/** What turns the text around it to the other direction. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

/** Somebody else may have written it, so it stays on one line and as it is read (SEC-45). */
export function accountNameFlaw(name: string): AccountNameFlaw | null {
  if (!isSingleLine(name) || TURNING.test(name) || !name.isWellFormed()) return 'name-of-several-lines';
  return [...name].length > accountNameLimits.longest ? 'name-too-long' : null;
}
