import { errorCodeOf } from '@countersign/database';

const WRONG_USER = 'The database of DATABASE_URL refuses this user. Check the user and the password in it.';
const NOT_TRUSTED =
  'The certificate of the database was issued by nobody whom this server trusts. Name its CA in DATABASE_URL: sslrootcert=/path/to/ca.crt.';
const NOT_NOW =
  'The certificate of the database has expired or is not valid yet. Renew it, or correct the clock of this machine.';

/** By SQLSTATE, and for the certificate by what Node calls its flaw. */
const sentences: Record<string, string> = {
  '28000':
    'The database of DATABASE_URL lets this user in neither from here nor in this way. Check the user and sslmode in it, and pg_hba.conf there.',
  '28P01': WRONG_USER,
  '3D000': 'The database of DATABASE_URL does not exist. Create it, or correct the name in it.',
  '42501': 'The user of DATABASE_URL may not read all tables. Let their owner run serving-role.sql again.',
  CERT_HAS_EXPIRED: NOT_NOW,
  CERT_NOT_YET_VALID: NOT_NOW,
  DEPTH_ZERO_SELF_SIGNED_CERT: NOT_TRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The certificate of the database is for another name than the host in DATABASE_URL. Write a name that it is for.',
  SELF_SIGNED_CERT_IN_CHAIN: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NOT_TRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOT_TRUSTED,
};

const NO_TLS = /does not support SSL/;
const NO_TLS_SENTENCE =
  'The database of DATABASE_URL does not speak TLS. Turn it on there, or write sslmode=disable where the network to it is your own alone.';

const FILES = ['sslrootcert', 'sslcert', 'sslkey'];

/** Why the database of `url` was not to be used, for the person who starts a program; null when it is something else. */
export function databaseRefusal(error: unknown, url: string): string | null {
  if (error instanceof Error && NO_TLS.test(error.message)) return NO_TLS_SENTENCE;
  if (error instanceof Error && 'path' in error) {
    const name = FILES.find((each) => new URL(url).searchParams.get(each) === error.path);
    if (name)
      return `The file that ${name} in DATABASE_URL names cannot be read. Correct its path, or let this user read it.`;
  }
  return sentences[errorCodeOf(error) ?? ''] ?? null;
}
