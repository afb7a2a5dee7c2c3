import { once } from 'node:events';
import { createServer } from 'node:net';
import { emptyTestDatabase, freePort } from '@countersign/database/testing';
import { describe, expect, inject, test, vi } from 'vitest';
import { longTimeouts } from '../../kit/until.ts';
import { refusalOf } from '../kit/refusal.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 4 });

describe.concurrent('a database that is refused', () => {
  const changed = (change: Partial<Record<'port' | 'password' | 'pathname' | 'hostname', string>>) =>
    Object.assign(new URL(inject('postgresUrl')), change).href;
  const noAnswer = 'The database of DATABASE_URL does not answer. Check that it runs and can be reached.';

  test('where nothing listens', async () => {
    expect(await refusalOf(onPostgres(changed({ port: String(await freePort()) })))).toEqual([noAnswer]);
  });

  test('where there is no such host', async () => {
    expect(await refusalOf(onPostgres(changed({ hostname: 'database.invalid' })))).toEqual([noAnswer]);
  });

  test('where something listens and never answers', async () => {
    const silent = createServer();
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const address = silent.address();
    const port = String(typeof address === 'object' && address?.port);
    expect(await refusalOf(onPostgres(changed({ port })))).toEqual([noAnswer]);
    silent.close();
  });

  test('where the password is wrong', async () => {
    expect(await refusalOf(onPostgres(changed({ password: 'wrong' })))).toEqual([
      'The database of DATABASE_URL refuses this user. Check the user and the password in it.',
    ]);
  });

  test('where it takes no changes', async () => {
    const database = await emptyTestDatabase(inject('postgresUrl'), 1);
    const name = new URL(database.url).pathname.slice(1);
    await database.query(`alter database ${name} set default_transaction_read_only = on`);
    expect(await refusalOf(onPostgres(database.url))).toEqual([
      'The database of DATABASE_URL takes no changes: it is a standby, or was made read-only. Name the primary in DATABASE_URL, or start again when it takes changes.',
    ]);
    await database.close();
  });

  test('where there is no such database', async () => {
    expect(await refusalOf(onPostgres(changed({ pathname: '/nowhere' })))).toEqual([
      'The database of DATABASE_URL does not exist. Create it, or correct the name in it.',
    ]);
  });
});
