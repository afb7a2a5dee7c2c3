import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestSystem, MAIL_PROVIDER_AWAY, someKey } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { deliverInvitations, invite, mails, query, readInvitation } = system;

const nowhere = system.composedWith({ mailUrl: MAIL_PROVIDER_AWAY });

beforeEach(() => query('delete from invitations'));

async function invited(language: 'en' | 'zh-CN' = 'en'): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  await invite({ email, name: 'Ann Lee', language });
  return email;
}

const tries = async () => (await query<{ tries: number }>('select tries from invitations')).map((row) => row.tries);

test('mails each once, in its language, with a link that opens it, and keeps the id of the mail', async () => {
  const [english, chinese] = [await invited(), await invited('zh-CN')];
  await deliverInvitations();
  await deliverInvitations();
  const [mail, ...more] = await mails(english);
  expect(more).toEqual([]);
  expect(mail?.text).toContain('Hello Ann Lee. You are invited');
  expect(mail?.text).toContain('within 3 days');
  expect((await mails(chinese)).map(({ text }) => text)).toEqual([expect.stringContaining('你受邀加入')]);
  const token = await system.newestInvitationToken(english);
  expect(await readInvitation({ token })).toMatchObject({ kind: 'open', email: english });
  expect(await query('select account_id, kind from sent_mails where id = $1', [mail?.id])).toEqual([
    { account_id: null, kind: 'invitation' },
  ]);
});

test('what the provider does not take stays for later, is not tried again at once, and carries the same link', async () => {
  const email = await invited();
  await nowhere.deliverInvitations();
  expect(await tries()).toEqual([1]);
  await deliverInvitations();
  expect(await mails(email)).toEqual([]);
  await query('update invitations set due_at = now()');
  await deliverInvitations();
  expect(await readInvitation({ token: await system.newestInvitationToken(email) })).toMatchObject({ kind: 'open' });
});

test('a provider that takes nothing is asked for one round only', async () => {
  for (let count = 0; count < 12; count += 1) await invited();
  await nowhere.deliverInvitations();
  expect((await tries()).toSorted()).toEqual([0, 0, ...Array.from({ length: 10 }, () => 1)]);
  await query('update invitations set due_at = now()');
  await deliverInvitations();
  expect(await query('select from invitations where due_at is not null')).toEqual([]);
});

test('after a day, when the provider has forgotten the key, it is tried no more', async () => {
  const email = await invited();
  await query("update invitations set created_at = now() - interval '24 hours'");
  await deliverInvitations();
  expect(await mails(email)).toEqual([]);
});

test('nothing is mailed under a key that is not configured: its link would open nothing', async () => {
  const email = await invited();
  await system.composedWith({ keyring: [someKey('another')] }).deliverInvitations();
  expect(await mails(email)).toEqual([]);
  expect(await query('select from invitations where due_at is null')).toEqual([]);
});

test('two replicas share what is due, and none is taken up once the process stops', async () => {
  const emails = [await invited(), await invited()];
  await system.composedWith({ stopping: AbortSignal.abort() }).deliverInvitations();
  expect(await tries()).toEqual([0, 0]);
  await Promise.all([deliverInvitations(), system.composedWith({}).deliverInvitations()]);
  for (const email of emails) expect(await mails(email)).toHaveLength(1);
});
