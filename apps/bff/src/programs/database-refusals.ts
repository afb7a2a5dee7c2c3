import { errorCodeOf, type PoolerFlaw, UnusablePooler } from '@countersign/database';

const WRONG_USER = 'The database of DATABASE_URL refuses this user. Check the user and the password in it.';
const NOT_TRUSTED =
  'The certificate of the database was issued by nobody whom this server trusts. Name its CA in DATABASE_URL: sslrootcert=/path/to/ca.crt.';
const NOT_NOW =
  'The certificate of the database has expired or is not valid yet. Renew it, or correct the clock of this machine.';

/** How to fix a pooler; deploy/README.md has working settings. */
const poolerSentences: Record<PoolerFlaw, (user: string) => string> = {
  'no-prepared-statements': () =>
    'The connection pooler of DATABASE_URL loses prepared statements. Use PgBouncer 1.21 or newer with max_prepared_statements = 200, or session mode.',
  'no-statement-limit': (user) =>
    `Behind the connection pooler of DATABASE_URL statements have no time limit. Run alter role "${user}" set statement_timeout = '8s' in the database, then RECONNECT in the pooler.`,
  'no-transactions': () =>
    'The connection pooler of DATABASE_URL is in statement mode. Set pool_mode = transaction there.',
};

/** By SQLSTATE, and for certificates by Node's error code. */
const sentences: Record<string, string> = {
  '25006':
    'The database of DATABASE_URL takes no changes: it is a standby, or was made read-only. Name the primary in DATABASE_URL, or start again when it takes changes.',
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

/** PgBouncer's code for everything that it rejects itself; Postgres hardly uses it. */
const REFUSED_BY_POOLER = '08P01';

const FILES = ['sslrootcert', 'sslcert', 'sslkey'];

/** Explains to whoever starts a program why the database of `url` cannot be used; null for other errors. */
export function databaseRefusal(error: unknown, url: string): string | null {
  if (error instanceof Error && NO_TLS.test(error.message)) return NO_TLS_SENTENCE;
  if (error instanceof Error && 'path' in error) {
    const name = FILES.find((each) => new URL(url).searchParams.get(each) === error.path);
    if (name)
      return `The file that ${name} in DATABASE_URL names cannot be read. Correct its path, or let this user read it.`;
  }
  if (error instanceof UnusablePooler) return poolerSentences[error.flaw](decodeURIComponent(new URL(url).username));
  const code = errorCodeOf(error) ?? '';
  if (code === REFUSED_BY_POOLER && error instanceof Error) {
    return `The connection pooler of DATABASE_URL refuses: ${error.message.replaceAll(/\s+/g, ' ')}. Correct its settings, or DATABASE_URL.`;
  }
  return sentences[code] ?? null;
}
