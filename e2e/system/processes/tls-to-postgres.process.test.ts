import { connectPostgres } from '@countersign/database';
import { emptyTestDatabase, runUnprepared } from '@countersign/database/testing';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { startServer } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { type Certificate, certificateFor, opensslVersion } from '../kit/certificate.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { signIn } from '../kit/member.ts';
import { type OwnPostgres, ownPostgres } from '../kit/own-postgres.ts';
import { refusalOf } from '../kit/refusal.ts';
import { onPostgres, production } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

/** Certificates are made by openssl, which a machine need not have. */
describe.skipIf(opensslVersion === null)('TLS to Postgres', () => {
  let its: Certificate;
  let foreign: Certificate;
  let postgres: OwnPostgres;

  beforeAll(async () => {
    its = certificateFor('localhost');
    foreign = certificateFor('localhost');
    const shared = await emptyTestDatabase(inject('postgresUrl'));
    const settings = ['ssl=on', `ssl_cert_file=${its.certificate}`, `ssl_key_file=${its.key}`];
    postgres = await ownPostgres(shared.query, settings, [its.key, its.certificate]);
    await postgres.start();
    await shared.close();
  });
  afterAll(async () => {
    await postgres?.[Symbol.asyncDispose]();
    for (const each of [its, foreign]) each?.[Symbol.dispose]();
  });

  const at = (hostname: string, parameters: Record<string, string>) => {
    const url = Object.assign(new URL(postgres.url), { hostname, search: new URLSearchParams(parameters).toString() });
    return { ...onPostgres(url.href), ...production };
  };
  const full = (ca: string) => ({ sslmode: 'verify-full', sslrootcert: ca });

  test('SEC-82 every connection is encrypted where the certificate holds', async () => {
    await using server = await startServer(at('localhost', full(its.certificate)));
    await Promise.all(Array.from({ length: 5 }, () => signIn(openBrowser(server))));
    const observer = connectPostgres({ url: postgres.url, poolSize: 1, onConnectionLost: () => {} });
    const rows = await runUnprepared(
      observer.sql,
      `select distinct s.ssl, s.version from pg_stat_ssl s
      join pg_stat_activity a using (pid) where a.application_name like 'countersign%' and pid <> pg_backend_pid()`,
    );
    await observer.close();
    expect(rows).toEqual([{ ssl: true, version: 'TLSv1.3' }]);
    expect(server.process.stderr).toBe('');
  });

  const NOT_TRUSTED =
    'The certificate of the database was issued by nobody whom this server trusts. Name its CA in DATABASE_URL: sslrootcert=/path/to/ca.crt.';

  test('SEC-82 nothing starts on a certificate that does not hold', async () => {
    expect(await refusalOf(at('localhost', { sslmode: 'verify-full' }))).toEqual([NOT_TRUSTED]);
    expect(await refusalOf(at('localhost', full(foreign.certificate)))).toEqual([NOT_TRUSTED]);
    expect(await refusalOf(at('127.0.0.1', full(its.certificate)))).toEqual([
      'The certificate of the database is for another name than the host in DATABASE_URL. Write a name that it is for.',
    ]);
  });

  test('a CA that is not there is named by its variable', async () => {
    expect(await refusalOf(at('localhost', full('/nowhere/ca.crt')))).toEqual([
      'The file that sslrootcert in DATABASE_URL names cannot be read. Correct its path, or let this user read it.',
    ]);
  });
});

test('SEC-82 a database that speaks no TLS is refused where it was asked for', async () => {
  const url = `${inject('postgresUrl')}?sslmode=verify-full`;
  expect(await refusalOf({ ...onPostgres(url), ...production })).toEqual([
    'The database of DATABASE_URL does not speak TLS. Turn it on there, or write sslmode=disable where the network to it is your own alone.',
  ]);
});
