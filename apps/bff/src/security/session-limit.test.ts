import { sessionLimits } from '@countersign/two-factor';
import { afterAll, describe, expect, test } from 'vitest';
import type { Account, Member } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const LIMIT = sessionLimits.perAccount;

/** Sessions that began so many minutes ago, the first the oldest, and were last used so many minutes ago. */
const begin = ({ id }: Account, count: number, { begun = 30, seen = 0 } = {}) =>
  bff.query(
    `insert into sessions (id, token_hash, account_id, amr, security_epoch, created_at, last_seen_at, expires_at)
    select gen_random_uuid(), uuid_send(gen_random_uuid()), a.id, '{pwd}', a.security_epoch,
      now() - make_interval(mins => $3, secs => - n), now() - make_interval(mins => $4), now() + interval '1 day'
    from accounts a, generate_series(1, $2) n where a.id = $1`,
    [id, count, begun, seen],
  );

const sessionsOf = async ({ id }: Account) =>
  (await bff.query('select from sessions where account_id = $1', [id])).length;
const statusAt = async ({ browser }: Pick<Member, 'browser'>) => (await browser.get('/api/session')).status;

describe('SEC-63 an account has so many live sessions', () => {
  test('and with one more the oldest ends, whatever it was begun with', async () => {
    const ben = await bff.member();
    await bff.age(ben.account, 'sessions.created_at', 3_600);
    await begin(ben.account, LIMIT - 1);
    expect(await statusAt(ben)).toBe(200);
    expect(await statusAt({ browser: await bff.enterPassword(ben.account) })).toBe(200);
    expect(await statusAt(ben)).toBe(401);
    expect(await sessionsOf(ben.account)).toBe(LIMIT);

    const ann = await bff.activeMember();
    await bff.age(ann.account, 'sessions.created_at', 3_600);
    await begin(ann.account, LIMIT - 1);
    expect(await statusAt({ browser: await bff.signInWithApp(ann) })).toBe(200);
    expect(await statusAt(ann)).toBe(401);
    expect(await sessionsOf(ann.account)).toBe(LIMIT);
  });

  test('and none ends for others that count no more', async () => {
    const ben = await bff.member();
    await bff.age(ben.account, 'sessions.created_at', 20 * 3_600);
    await begin(ben.account, 2 * LIMIT, { begun: 120, seen: 90 });
    await bff.enterPassword(ben.account);
    expect(await statusAt(ben)).toBe(200);
  });
});
