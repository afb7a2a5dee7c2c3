import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { member, query, readEmailChange } = system;

async function pending() {
  const email = `${crypto.randomUUID()}@example.net`;
  const someone = await member();
  await system.beginEmailChange({ session: someone.session, email, requestedFrom });
  return { ...someone, email };
}

test('what the session has under way, for ten minutes', async () => {
  const { email, session } = await pending();
  const found = await readEmailChange(session);
  expect(found).toMatchObject({ email, sent: { delivery: 'pending' } });
  const { expiresAt, resendAt, sentAt } = found?.sent ?? {};
  expect([expiresAt, resendAt].map((moment) => Number(moment) - Number(sentAt))).toEqual([600_000, 60_000]);
});

test.each([
  ['in another session of the account', async ({ account }) => (await system.signedIn(account)).session],
  [
    'once it has expired',
    async ({ session }) => {
      await query('update pending_email_changes set expires_at = now() where session_id = $1', [session.id]);
      return session;
    },
  ],
  [
    'once no try is left',
    async ({ session }) => {
      await query('update pending_email_changes set attempts_left = 0 where session_id = $1', [session.id]);
      return session;
    },
  ],
  [
    'after a change of the account',
    async ({ account, session }) => {
      await query('update accounts set security_epoch = security_epoch + 1 where id = $1', [account.id]);
      return session;
    },
  ],
] as [
  string,
  (someone: Awaited<ReturnType<typeof pending>>) => Promise<{ id: string; accountId: string; securityEpoch: number }>,
][])('nothing %s', async (_, then) => {
  expect(await readEmailChange(await then(await pending()))).toBeNull();
});

test('what the provider has said of the mail', async () => {
  const { session } = await pending();
  await query("update sent_mails set delivery = 'bounced'");
  expect(await readEmailChange(session)).toMatchObject({ sent: { delivery: 'bounced' } });
});
