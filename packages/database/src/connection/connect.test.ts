import { describe, expect, inject, test } from 'vitest';
import { createAccounts } from '../repositories/accounts.ts';
import { emptyTestDatabase, migrationsFolder, scratchFolder } from '../testing/index.ts';
import { connectPostgres } from './connect.ts';
import { FolderInUse } from './embedded/lock-folder.ts';
import { openEmbedded } from './embedded/open-embedded.ts';

/** For a machine that is busy with something else. */
const patient = { timeout: 15_000 };

const ann = { id: crypto.randomUUID(), email: 'ann@example.com', passwordHash: 'x' };

test('the embedded database keeps what is in it from start to start, and is refused while it is open', async () => {
  using folder = scratchFolder();
  const first = await openEmbedded(folder.path);
  await first.migrate(migrationsFolder);
  expect(await createAccounts(first.sql).add(ann)).toBe(true);
  await expect(openEmbedded(folder.path)).rejects.toThrow(FolderInUse);
  await first.close();

  const second = await openEmbedded(folder.path);
  await second.migrate(migrationsFolder);
  await expect.poll(() => second.answers(), patient).toBe(true);
  expect(await createAccounts(second.sql).add(ann)).toBe(false);
  await second.close();
  // Its engine takes seconds to start, and many on a machine that is busy with something else.
}, 300_000);

describe('a Postgres', () => {
  test('answers when it is there', async () => {
    const database = connectPostgres({ url: inject('postgresUrl'), poolSize: 1, onConnectionLost: () => {} });
    await expect.poll(() => database.answers(), patient).toBe(true);
    await database.close();
    expect(await database.answers()).toBe(false);
  });

  test('does not when it is not', async () => {
    const database = connectPostgres({ url: 'postgres://x@127.0.0.1:9/x', poolSize: 1, onConnectionLost: () => {} });
    expect(await database.answers()).toBe(false);
    await database.close();
  });

  test('that ends its connections is reported, and asked again over new ones', async () => {
    const own = await emptyTestDatabase(inject('postgresUrl'), 1);
    const lost: Error[] = [];
    const database = connectPostgres({ url: own.url, poolSize: 2, onConnectionLost: (error) => lost.push(error) });
    const accounts = createAccounts(database.sql);
    expect(await accounts.add(ann)).toBe(true);
    await own.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'countersign' and pid <> pg_backend_pid()`,
    );
    await expect.poll(() => lost.length, patient).toBeGreaterThan(0);
    expect(await accounts.add(ann)).toBe(false);
    await database.close();
    await own.close();
  });
});
