import type { ScreenProblems } from '../../bff/problem-sentence.ts';
import { triesLeft } from './amounts.ts';

// It imports nothing of the screens' catalogue, which would then be two files.

/** What is said wherever a passkey is made or used. */
export const passkey = {
  text: 'Your browser asks for a touch, your face or a PIN in place of a code.',
  signFailures: {
    cancelled:
      'No passkey was used: it was cancelled, it took too long, or there is none of this account here. Browsers do not tell which. Try again, or use another way.',
    unsupported: 'This browser cannot use passkeys here. Use another way, or a newer browser.',
    'wrong-address':
      'Your browser refuses passkeys at this address. Open the console at its own address, or use another way.',
    aborted: 'Your browser was asked for a passkey a second time, which ended the first. Try again.',
    failed: 'Your device or security key could not answer. Try again, or use another way.',
  },
  createFailures: {
    cancelled: 'No passkey was made: it was cancelled, or it took too long. Try again.',
    registered: 'This device or security key has a passkey of this account already. Use another device or key.',
    unsupported: 'This browser cannot make passkeys here. Use a newer browser.',
    'wrong-address': 'Your browser refuses passkeys at this address. Open the console at its own address.',
    aborted: 'Your browser was asked for a passkey a second time, which ended the first. Try again.',
    failed: 'Your device or security key could not make a passkey. Try again, or use another one.',
  },
  problems: {
    wrong_code: (facts) => `That passkey was not accepted. Use another one, or another way.${triesLeft(facts)}`,
    passkey_taken: 'An account has this passkey already. Use another device or key.',
    passkey_refused: 'This passkey could not be checked, or making it took more than five minutes. Try again.',
    not_found: 'This account has no passkey by now. Use another way.',
  } satisfies ScreenProblems,
} as const;
