import type { PasswordFlaw } from '@countersign/contract';

/** What is said wherever somebody chooses a password. */
export const newPassword = {
  label: 'New password',
  confirm: 'Confirm password',
  missing: 'Enter a new password.',
  mismatch: 'The two are not the same. Type the new password once more.',
  advice: {
    empty: 'At least 15 characters, of any kind. Four words that do not belong together are easy to remember.',
    short: (missing: number) => (missing === 1 ? 'One more character.' : `${missing} more characters.`),
    long: 'This is longer than 256 characters.',
    unchanged: 'This is your current password.',
    fine: 'Long enough. Use it nowhere else.',
  },
  flaws: {
    'too-short': 'This is too short: 15 characters are needed.',
    'too-long': 'This is too long: no more than 256 characters.',
    common: 'Many people use this password, and it is among the first that are tried. Choose another one.',
    guessable:
      'This is easily guessed from your email, the name of this platform, or a repetition. Choose another one.',
    unchanged: 'This is your current password. Choose another one.',
  } satisfies Record<PasswordFlaw | 'unchanged', string>,
} as const;
