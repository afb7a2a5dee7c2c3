import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAccounts } from '../../repositories/accounts.ts';
import { migratedFolder, runUnprepared } from '../../testing/index.ts';
import type { Database } from '../connect.ts';
import { isDatabaseUnavailable } from '../is-unavailable.ts';
import { openEmbedded } from './open-embedded.ts';

const person = (name: string) => ({ id: crypto.randomUUID(), email: `${name}@example.com`, passwordHash: 'x' });
const [ann, bob] = [person('ann'), person('bob')];

/** More than the 16 MB after which Postgres goes on in another file. */
async function fillWriteAheadLog({ sql }: Database): Promise<void> {
  for (let written = 0; written < 20; written += 1) {
    await runUnprepared(sql, `select pg_logical_emit_message(false, 'fill', repeat('x', 1000000))`);
  }
}

test('after a panic every question is refused, and what was there is there after a restart', {
  timeout: 300_000,
}, async () => {
  using folder = await migratedFolder();
  const first = await openEmbedded(folder.path);
  await createAccounts(first.sql).add(ann);
  // A file that cannot be written, which a full disk would make of it as well.
  const next = join(folder.path, 'postgres', 'pg_wal', '000000010000000000000002');
  mkdirSync(next);

  const refusalOf = (question: Promise<unknown>) =>
    question.then(
      () => null,
      (error: unknown) => error,
    );
  const refusals = await Promise.all([
    refusalOf(fillWriteAheadLog(first)),
    refusalOf(fillWriteAheadLog(first)),
    refusalOf(fillWriteAheadLog(first).then(() => createAccounts(first.sql).add(bob))),
  ]);
  expect(refusals.map(isDatabaseUnavailable)).toEqual([true, true, true]);
  expect(isDatabaseUnavailable(await refusalOf(createAccounts(first.sql).add(bob)))).toBe(true);
  expect(await first.answers()).toBe(false);
  await first.close();

  rmSync(next, { recursive: true });
  const second = await openEmbedded(folder.path);
  expect(await runUnprepared(second.sql, 'select email from accounts')).toEqual([{ email: ann.email }]);
  await second.close();
});
