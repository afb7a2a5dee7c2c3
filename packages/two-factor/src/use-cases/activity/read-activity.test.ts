import { afterAll, expect, test } from 'vitest';
import { activityLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';

const system = await createTestSystem({ securityEventDays: 90 });
afterAll(() => system.close());
const { member, query, readActivity } = system;
const first = { before: null, only: null };

test('what happened, from where, and what this session did', async () => {
  const { account, session } = await member();
  await query("insert into security_events (account_id, kind, session_id) values ($1, 'code-tested', $2)", [
    account.id,
    session.id,
  ]);
  const { events, ...rest } = await readActivity({ session, ...first });
  expect(rest).toEqual({ next: null, keptDays: 90 });
  expect(events.map(({ isThisSession, kind }) => [kind, isThisSession])).toEqual([
    ['code-tested', true],
    ['signed-in', true],
    ['account-added', false],
  ]);
});

test('nothing of another account', async () => {
  const [one, other] = [await member(), await member()];
  const { events } = await readActivity({ session: one.session, ...first });
  expect(events.map(({ sessionId }) => sessionId)).not.toContain(other.session.id);
  expect(events).toHaveLength(2);
});

test('a page, and the next from where it ends', async () => {
  const { account, session } = await member();
  await query(
    `insert into security_events (account_id, kind, at)
    select $1::uuid, 'signed-out', now() + n * interval '1 second' from generate_series(1, $2::int) n`,
    [account.id, activityLimits.page],
  );
  const page = await readActivity({ session, ...first });
  expect(page.events).toHaveLength(activityLimits.page);
  const last = await readActivity({ session, before: page.next, only: null });
  expect(last.events.map(({ kind }) => kind)).toEqual(['signed-in', 'account-added']);
  expect(last.next).toBeNull();
});
