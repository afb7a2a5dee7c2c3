import { afterAll, expect, test } from 'vitest';
import { activityLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { exportActivity, member, query } = system;

const MANY = 10_000;

test('10,000 events come batch by batch, each once, the newest first', async () => {
  const { account, session } = await member();
  await query(
    `insert into security_events (account_id, kind, request_id, at)
    select $1::uuid, 'signed-out', gen_random_uuid(), now() + n * interval '1 second' from generate_series(1, $2::int) n`,
    [account.id, MANY],
  );
  const sizes: number[] = [];
  const seen = new Set<string | null>();
  let newestLeft = Number.POSITIVE_INFINITY;
  for await (const batch of exportActivity(session)) {
    sizes.push(batch.length);
    for (const { at, requestId } of batch) {
      expect(at.getTime()).toBeLessThanOrEqual(newestLeft);
      newestLeft = at.getTime();
      seen.add(requestId);
    }
  }
  expect(Math.max(...sizes)).toBe(activityLimits.exportBatch);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(MANY + 2);
  // Those of the account and of the sign-in name none, or their own.
  expect(seen.size).toBe(MANY + 2);
});

test('of nobody else', async () => {
  const [one] = [await member(), await member()];
  const batches: unknown[][] = [];
  for await (const batch of exportActivity(one.session)) batches.push(batch);
  expect(batches).toMatchObject([[{ kind: 'signed-in' }, { kind: 'account-added' }]]);
});
