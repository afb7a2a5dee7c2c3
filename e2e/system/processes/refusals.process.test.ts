import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { emptyTestDatabase, freePort, scratchFolder } from '@countersign/database/testing';
import { describe, expect, inject, test, vi } from 'vitest';
import { copyOfServer } from '../../kit/built.ts';
import { longTimeouts } from '../../kit/until.ts';
import { refusalOf } from '../kit/refusal.ts';
import { inProduction, onPostgres } from '../kit/settings.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 4 });

describe.concurrent('a start that is refused', () => {
  test('where the port is taken', async () => {
    const database = await emptyTestDatabase(inject('postgresUrl'));
    const port = await freePort();
    const squatter = createServer().listen(port);
    await once(squatter, 'listening');
    expect(await refusalOf({ ...onPostgres(database.url), PORT: String(port) })).toEqual([
      `Port ${port} is taken. Stop what listens there, or set PORT to another number.`,
    ]);
    squatter.close();
    await database.close();
  });

  test.each([
    ['is a file', 'file'],
    ['lies under a file', 'file/below'],
    ['has a folder where the lock should be', 'blocked'],
  ])('where the data folder %s', async (_, path) => {
    using scratch = scratchFolder();
    writeFileSync(join(scratch.path, 'file'), '');
    mkdirSync(join(scratch.path, 'blocked', 'lock'), { recursive: true });
    const folder = join(scratch.path, path);
    expect(await refusalOf({ DATA_DIR: folder })).toEqual([
      `The data folder ${folder} cannot be written. Let this user write there, or set DATA_DIR to another folder.`,
    ]);
  });

  test('where the keys file is broken, which a new key would not mend', async () => {
    using folder = scratchFolder();
    const file = join(folder.path, 'secret-keys');
    writeFileSync(file, 'local:c2hvcnQ=\n');
    expect(await refusalOf({ DATA_DIR: folder.path })).toEqual([
      `${file} holds no key. Restore it, or remove the whole folder to begin anew.`,
    ]);
  });

  test('where several settings are wrong: a sentence each', async () => {
    const wrong = {
      PORT: '99999',
      CONSOLE_ORIGIN: 'ftp://console.example.com',
      DATABASE_URL: 'mysql://localhost/countersign',
      SECRET_KEYS: 'old:c2hvcnQ=',
      MAIL_FROM: 'nobody',
      RESEND_BASE_URL: 'not an address',
      TRUSTED_PROXY_HOPS: '-1',
      PLATFORM_NAME: 'Two\nlines',
      EMAIL_SECOND_FACTOR: 'perhaps',
      DEMO_ACCOUNTS: 'nobody',
    };
    const sentences = await refusalOf(wrong);
    expect(sentences.map((sentence) => sentence.split(' ', 1)[0]).toSorted()).toEqual(Object.keys(wrong).toSorted());
    // A value may be a secret.
    expect(sentences.join()).not.toContain('c2hvcnQ=');
  });

  test('in production with nothing set: a sentence for each that is required', async () => {
    const sentences = await refusalOf({ NODE_ENV: 'production' });
    const required = ['CONSOLE_ORIGIN', 'DATABASE_URL', 'MAIL_FROM', 'RESEND_API_KEY', 'SECRET_KEYS'];
    expect(sentences.map((sentence) => sentence.split(' ', 1)[0]).toSorted()).toEqual(required);
  });

  test('in production with demo accounts or without https', async () => {
    const settings = { ...inProduction(inject('postgresUrl')), DEMO_ACCOUNTS: 'demo@example.com' };
    expect(await refusalOf(settings)).toEqual(['DEMO_ACCOUNTS is refused in production.']);
    const [sentence, ...others] = await refusalOf({
      ...inProduction(inject('postgresUrl')),
      CONSOLE_ORIGIN: 'http://console.example.com',
    });
    expect(sentence).toMatch(/^CONSOLE_ORIGIN must be the https origin /);
    expect(others).toEqual([]);
  });

  test('where the console is not built', async () => {
    using elsewhere = scratchFolder();
    const entry = copyOfServer(elsewhere.path);
    const [sentence, ...others] = await refusalOf({ DATA_DIR: join(elsewhere.path, 'kept') }, entry);
    expect(sentence).toMatch(/^The console is not built: .* Run "npm start", which builds it\.$/);
    expect(others).toEqual([]);
  });
});
