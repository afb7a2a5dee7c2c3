import { accountNameLimits, foreignHashLimits, type ImportFlaw, type ImportProgress } from '@countersign/two-factor';

const { argon2, bcrypt } = foreignHashLimits;

/** Why a line is not taken, for an operator; never what the line says, which may be a secret in the wrong column. */
const flawSentences: Record<ImportFlaw, string> = {
  'unreadable-line': 'This is no JSON object of text',
  'long-line': 'The line is too long to be an account',
  'not-utf-8': 'This is not UTF-8',
  'open-quote': 'A quote that begins here is not closed',
  'cell-count': 'There are more or fewer cells than columns',
  'unknown-field': 'There is a field of another name than email, name, password_hash and key_uri',
  'no-email': 'There is no email',
  'not-an-email': 'The email is no address that mail can be sent to',
  'repeated-email': 'An earlier line has the same email',
  'name-too-long': `The name has more than ${accountNameLimits.longest} characters`,
  'name-of-several-lines': 'The name has a line break or another control character',
  'no-hash': 'There is no password hash; invite this person instead',
  'hash-no-password': 'The hash says that there is no password; invite this person instead',
  'hash-unknown-form': 'The password hash is in no form that is known here',
  'hash-malformed': 'The password hash is damaged or incomplete',
  'hash-too-costly': `The password hash takes too long to verify or too much memory (bcrypt up to cost ${bcrypt.cost}, argon2 up to ${argon2.memory / 1024} MiB)`,
  'not-a-key-uri': 'The key URI is none: otpauth://totp/… with one secret',
  'counter-based': 'The key URI is of a counter-based authenticator, not of a time-based one',
  'other-algorithm': 'The key URI asks for another algorithm than SHA1',
  'other-digits': 'The key URI asks for other codes than of 6 digits',
  'other-period': 'The key URI asks for another period than 30 seconds',
  'no-secret': 'The secret of the key URI is not base32',
  'short-secret': 'The secret of the key URI is too short to be safe',
  'long-secret': 'The secret of the key URI is too long to be one',
};

export const refusalLine = ({ flaw, line }: ImportProgress['refusals'][number]): string =>
  `Line ${line}: ${flawSentences[flaw]}.`;

/** What was done, or would be. */
export function resultTable(
  { added, existing, refused, withAuthenticator }: ImportProgress,
  { isDryRun }: { isDryRun: boolean },
): string {
  const rows: [string, number][] = [
    [isDryRun ? 'Would be added' : 'Added', added],
    ['  with an authenticator', withAuthenticator],
    ['Exist already', existing],
    ['Cannot be taken', refused],
  ];
  const width = Math.max(...rows.map(([, count]) => String(count).length));
  return rows.map(([label, count]) => `${label.padEnd(24)}${String(count).padStart(width)}`).join('\n');
}
