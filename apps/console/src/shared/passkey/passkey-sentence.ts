import type { PasskeyWords } from '../words/words.ts';
import type { PasskeyError } from './passkey-error.ts';

/** What the browser did not do, and what to do next. */
export function passkeySentence({ ceremony, reason }: PasskeyError, passkey: PasskeyWords): string {
  if (ceremony === 'create') return passkey.createFailures[reason];
  return passkey.signFailures[reason === 'registered' ? 'failed' : reason];
}
