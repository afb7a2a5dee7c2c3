import { afterAll, describe, expect, inject, test } from 'vitest';
import { createAccounts } from '../repositories/accounts.ts';
import { runUnprepared } from '../testing/index.ts';
import { connectPostgres } from './connect.ts';
import { isDatabaseUnavailable } from './is-unavailable.ts';
import { errorCodeOf } from './sql.ts';
import { awaySqlstates } from './sqlstates.ts';

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

/** A code of each kind (PostgreSQL manual, appendix A), and whether it means that the database is away. */
const sqlstates: [code: string, name: string, isAway: boolean][] = [
  ['08000', 'connection exception', true],
  ['08006', 'connection failure', true],
  ['08P01', 'protocol violation, as poolers say that they have no server', true],
  ['0A000', 'feature not supported', false],
  ['22P02', 'invalid text representation', false],
  ['23503', 'foreign key violation', false],
  ['23505', 'unique violation', false],
  ['25001', 'active transaction', false],
  ['25006', 'read-only transaction', true],
  ['25P02', 'in failed transaction', false],
  ['25P03', 'idle in transaction timeout', true],
  ['25P04', 'transaction timeout', true],
  ['26000', 'invalid statement name', false],
  ['28000', 'invalid authorization specification', true],
  ['28P01', 'invalid password', true],
  ['3D000', 'invalid catalog name', true],
  ['40001', 'serialization failure', true],
  ['40P01', 'deadlock detected', true],
  ['42501', 'insufficient privilege', false],
  ['42601', 'syntax error', false],
  ['42P01', 'undefined table', false],
  ['42P05', 'duplicate prepared statement', false],
  ['53000', 'insufficient resources', true],
  ['53100', 'disk full', true],
  ['53200', 'out of memory', true],
  ['53300', 'too many connections', true],
  ['54000', 'program limit exceeded', false],
  ['54001', 'statement too complex', false],
  ['55000', 'object not in prerequisite state, as of a database that takes no connections', true],
  ['55006', 'object in use', true],
  ['55P02', 'cannot change runtime parameter', false],
  ['55P03', 'lock not available', true],
  ['57014', 'query canceled', true],
  ['57P01', 'admin shutdown', true],
  ['57P02', 'crash shutdown', true],
  ['57P03', 'cannot connect now', true],
  ['57P04', 'database dropped', true],
  ['57P05', 'idle session timeout', true],
  ['58000', 'system error', true],
  ['58030', 'I/O error', true],
  ['58P01', 'undefined file', true],
  ['P0001', 'raised by a function', false],
  ['XX000', 'internal error', false],
  ['XX001', 'data corrupted', false],
  ['XX002', 'index corrupted', false],
];

describe('whether the database is away, by SQLSTATE', () => {
  const database = connectPostgres({ url: inject('postgresUrl'), poolSize: 2, onConnectionLost: () => {} });
  afterAll(() => database.close());

  test.each(sqlstates)('%s %s: %s', async (code, _, isAway) => {
    const raising = runUnprepared(database.sql, `do $$ begin raise sqlstate '${code}'; end $$`);
    const error = await raising.catch((thrown: unknown) => thrown);
    expect(errorCodeOf(error)).toBe(code);
    expect(isDatabaseUnavailable(error)).toBe(isAway);
  });

  test('each class that the table names is tried', () => {
    const tried = new Set(sqlstates.map(([code]) => code.slice(0, 2)));
    expect(Object.keys(awaySqlstates).filter((start) => !tried.has(start))).toEqual([]);
  });
});

const ann = { id: crypto.randomUUID(), email: 'ann@example.com', passwordHash: 'x' };

describe('with a real driver', () => {
  const errorOf = async (url: string) => {
    const database = connectPostgres({ url, poolSize: 1, onConnectionLost: () => {} });
    try {
      return await createAccounts(database.sql)
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
    const error = await createAccounts(database.sql)
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
