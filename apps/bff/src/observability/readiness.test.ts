import { connectPostgres } from '@countersign/database';
import { emptyTestDatabase } from '@countersign/database/testing';
import { afterEach, expect, inject, test, vi } from 'vitest';
import { createJsonLog } from './log.ts';
import { createReadiness } from './readiness.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** For a machine that is busy with something else. */
const patient = { timeout: 15_000 };

function readiness(url = inject('postgresUrl')) {
  const database = connectPostgres({ url, poolSize: 1, onConnectionLost: () => {} });
  const lines: string[] = [];
  return {
    ...createReadiness(
      database,
      createJsonLog((line) => lines.push(line)),
    ),
    lines,
    close: () => database.close(),
  };
}

const shiftClock = (seconds: number) => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1_000 });
};

test.each([45, -45, 3, -3])(
  'ASVS 16.2.2 a replica whose clock is %i s off is not ready, and says so once',
  async (seconds) => {
    const { close, isReady, lines, wasReady } = readiness();
    await expect.poll(isReady, patient).toBe(true);
    shiftClock(seconds);
    await expect.poll(isReady, patient).toBe(false);
    expect(await isReady()).toBe(false);
    expect(wasReady()).toBe(false);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        level: 'warn',
        event: 'clock skew',
        agree: false,
        seconds: expect.closeTo(seconds, 0),
      }),
    ]);

    shiftClock(0);
    await expect.poll(isReady, patient).toBe(true);
    expect(lines).toHaveLength(2);
    await close();
  },
);

test.each([1, -1])('%i s off is nothing', async (seconds) => {
  const { close, isReady, lines } = readiness();
  shiftClock(seconds);
  await expect.poll(isReady, patient).toBe(true);
  expect(lines).toEqual([]);
  await close();
});

test('a replica that stops is not ready', async () => {
  const { close, isReady, stop, wasReady } = readiness();
  await expect.poll(isReady, patient).toBe(true);
  stop();
  expect(await isReady()).toBe(false);
  expect(wasReady()).toBe(false);
  await close();
});

test('a replica whose database takes no changes is not ready until it does, and says both once', async () => {
  const own = await emptyTestDatabase(inject('postgresUrl'), 1);
  const name = new URL(own.url).pathname.slice(1);
  await own.query(`alter database ${name} set default_transaction_read_only = on`);
  const { close, isReady, lines, wasReady } = readiness(own.url);
  await expect.poll(() => isReady().then(() => lines.length), patient).toBe(1);
  expect(await isReady()).toBe(false);
  expect(wasReady()).toBe(false);

  await own.query(`alter database ${name} reset default_transaction_read_only`);
  await expect.poll(isReady, patient).toBe(true);
  expect(wasReady()).toBe(true);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'warn', event: 'database read-only', isReadOnly: true }),
    expect.objectContaining({ level: 'info', event: 'database read-only', isReadOnly: false }),
  ]);
  await close();
  await own.close();
});
