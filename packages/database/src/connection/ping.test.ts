import { afterEach, expect, inject, test, vi } from 'vitest';
import { connectPostgres } from './connect.ts';

const patient = { timeout: 15_000 };

afterEach(() => {
  vi.useRealTimers();
});

test('an answer says how far our clock is ahead of the database’s', async () => {
  const database = connectPostgres({ url: inject('postgresUrl'), poolSize: 1, onConnectionLost: () => {} });
  expect(database.clockSkew()).toBeNull();
  await expect.poll(() => database.answers(), patient).toBe(true);
  // The database of the tests runs on the same clock.
  await expect.poll(() => database.clockSkew(), patient).toBeCloseTo(0, 0);

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 90_000 });
  expect(await database.answers()).toBe(true);
  expect(database.clockSkew()).toBeCloseTo(90, -1);
  await database.close();
});
