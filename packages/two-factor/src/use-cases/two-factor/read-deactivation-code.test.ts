import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, beginDeactivation, query, readDeactivationCode } = system;

test('the code that this session was mailed, and what became of it', async () => {
  const { account, session } = await activeMember();
  const outcome = await beginDeactivation({ session, requestedFrom });
  if (outcome.kind !== 'sent') throw new Error(outcome.kind);
  expect(await readDeactivationCode(session)).toEqual({ email: account.email, sent: outcome.sent });
  await query("update sent_mails set delivery = 'delayed' where account_id = $1", [account.id]);
  expect(await readDeactivationCode(session)).toMatchObject({ sent: { delivery: 'delayed' } });
});

test('reading it changes nothing: neither the challenge nor the code', async () => {
  const { account, session } = await activeMember();
  await beginDeactivation({ session, requestedFrom });
  const rows = () =>
    query('select c.*, e.* from challenges c join email_codes e on e.challenge_id = c.id where c.account_id = $1', [
      account.id,
    ]);
  const before = await rows();
  await readDeactivationCode(session);
  expect(await rows()).toEqual(before);
});

test('null: none was sent, it is being sent, it has expired, or it was another session’s', async () => {
  const [someone, other] = [await activeMember(), await activeMember()];
  const { session } = someone;
  expect(await readDeactivationCode(session)).toBeNull();
  await beginDeactivation({ session, requestedFrom });
  expect(await readDeactivationCode(other.session)).toBeNull();
  for (const change of ['has_left = false', 'has_left = true, expires_at = now()']) {
    await query(`update email_codes set ${change}`);
    expect(await readDeactivationCode(session)).toBeNull();
  }
});
