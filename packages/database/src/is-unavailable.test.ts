import { describe, expect, inject, test } from 'vitest';
import { connectPostgres } from './connect.ts';
import { isDatabaseUnavailable } from './is-unavailable.ts';
import { accountsIn } from './repositories/accounts.ts';
import { errorCodeOf } from './rows.ts';

const withCode = (code: string) => Object.assign(new Error('something about a statement'), { code });

describe('the database could not be asked', () => {
  test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])(
    'system error %s',
    (code) => {
      expect(isDatabaseUnavailable(withCode(code))).toBe(true);
    },
  );

  test.each(['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    'a certificate that does not hold: %s',
    (code) => {
      expect(isDatabaseUnavailable(withCode(code))).toBe(true);
    },
  );

  // PostgreSQL manual, appendix A.
  test.each([
    ['08006', 'connection failure'],
    ['40001', 'serialization failure'],
    ['40P01', 'deadlock detected'],
    ['53300', 'too many connections'],
    ['53100', 'disk full'],
    ['57P01', 'admin shutdown'],
    ['57P03', 'cannot connect now'],
    ['57014', 'query canceled'],
  ])('SQLSTATE %s: %s', (code) => {
    expect(isDatabaseUnavailable(withCode(code))).toBe(true);
  });

  test.each([
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
    'The server does not support SSL connections',
    'Cannot use a pool after calling end on the pool',
  ])('the driver says: %s', (message) => {
    expect(isDatabaseUnavailable(new Error(message))).toBe(true);
    expect(isDatabaseUnavailable(new Error('Failed query: select 1', { cause: new Error(message) }))).toBe(true);
  });

  test('however deep it is among the causes', () => {
    const error = new Error('Failed query', { cause: new Error('x', { cause: withCode('ECONNREFUSED') }) });
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(errorCodeOf(error)).toBe('ECONNREFUSED');
  });
});

describe('the database refused what it was asked', () => {
  test.each([
    ['23505', 'unique violation'],
    ['23503', 'foreign key violation'],
    ['42P01', 'undefined table'],
    ['42501', 'insufficient privilege'],
    ['22P02', 'invalid text representation'],
  ])('SQLSTATE %s: %s', (code) => {
    expect(isDatabaseUnavailable(withCode(code))).toBe(false);
  });

  test.each([
    ['a bug of ours', new TypeError('x is not a function')],
    ['a text', 'timeout'],
    ['nothing', undefined],
    [
      'a statement that mentions a timeout',
      new Error('Failed query: set statement_timeout', { cause: withCode('42601') }),
    ],
  ])('%s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});

const ann = { id: crypto.randomUUID(), email: 'ann@example.com', passwordHash: 'x' };

describe('with a real driver', () => {
  const errorOf = async (url: string) => {
    const database = connectPostgres({ url, poolSize: 1, onConnectionLost: () => {} });
    try {
      return await accountsIn(database.sql)
        .add(ann)
        .then(
          () => null,
          (error: unknown) => error,
        );
    } finally {
      await database.close();
    }
  };

  test('a port that nothing listens on', async () => {
    expect(isDatabaseUnavailable(await errorOf('postgres://x@127.0.0.1:9/x'))).toBe(true);
  });

  test('a host that there is not', async () => {
    expect(isDatabaseUnavailable(await errorOf('postgres://x@nowhere.invalid/x'))).toBe(true);
  });

  test('a pool that is closed', async () => {
    const database = connectPostgres({ url: inject('postgresUrl'), poolSize: 1, onConnectionLost: () => {} });
    await database.close();
    const error = await accountsIn(database.sql)
      .add(ann)
      .catch((thrown: unknown) => thrown);
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  test('a database without our tables was asked, and refused', async () => {
    const error = await errorOf(inject('postgresUrl'));
    expect(errorCodeOf(error)).toBe('42P01');
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
