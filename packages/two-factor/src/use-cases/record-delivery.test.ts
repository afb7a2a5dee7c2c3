import { createProviderEvents } from '@countersign/mail/webhook';
import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../testing/create-test-system.ts';
import { requestedFrom } from '../testing/people.ts';
import { webhookSecrets } from '../testing/signed-event.ts';

const system = await createTestSystem({ providerEvents: createProviderEvents(webhookSecrets) });
afterAll(() => system.close());
const { query, recordDelivery } = system;

const newMessage = () => ({ id: `msg_${crypto.randomUUID()}`, sentAt: Math.floor(Date.now() / 1_000) });

/** Somebody who waits for a code, and the provider's id of its mail. */
async function somebodyWaiting() {
  const { account, session } = await system.activeMember();
  await system.beginDeactivation({ session, requestedFrom });
  const [mail] = await system.mails(account.email).then((mails) => mails.slice(-1));
  return { account, session, mailId: mail?.id ?? '' };
}

const rowsOf = (table: string, accountId: string) => query(`select * from ${table} where account_id = $1`, [accountId]);

test('recorded: the mail has become what the event says', async () => {
  const { mailId, session } = await somebodyWaiting();
  const event = { message: newMessage(), type: 'email.delivered', mailId };
  expect(await recordDelivery(event)).toEqual({ kind: 'recorded', delivery: 'delivered' });
  expect(await system.readDeactivationCode(session)).toMatchObject({ sent: { delivery: 'delivered' } });
});

test('repeated, known: it tells nothing new', async () => {
  const { mailId } = await somebodyWaiting();
  const event = { message: newMessage(), type: 'email.delivered', mailId };
  await recordDelivery(event);
  expect(await recordDelivery(event)).toEqual({ kind: 'repeated' });
  expect(await recordDelivery({ ...event, message: newMessage() })).toEqual({ kind: 'known' });
});

test('stale: it was sent too long ago', async () => {
  const { mailId } = await somebodyWaiting();
  const message = { ...newMessage(), sentAt: newMessage().sentAt - 600 };
  expect(await recordDelivery({ message, type: 'email.delivered', mailId })).toEqual({ kind: 'stale' });
});

test('ignored, no-mail: it is about something else, or about nothing', async () => {
  const message = newMessage();
  expect(await recordDelivery({ message, type: 'email.opened', mailId: 'x' })).toEqual({ kind: 'ignored' });
  expect(await recordDelivery({ message, type: 'email.bounced', mailId: undefined })).toEqual({ kind: 'no-mail' });
});

test('SEC-81 a bounce or a complaint changes nothing about the account, its factors or its sessions', async () => {
  const { account, mailId, session } = await somebodyWaiting();
  const tables = [
    'authenticators',
    'recovery_codes',
    'sessions',
    'challenges',
    'attempt_budgets',
    'mail_allowances',
    'notices',
    'security_events',
  ];
  const everything = async () => [
    await query('select * from accounts where id = $1', [account.id]),
    ...(await Promise.all(tables.map((table) => rowsOf(table, account.id)))),
  ];
  const before = await everything();
  for (const type of ['email.bounced', 'email.suppressed', 'email.complained'])
    await recordDelivery({ message: newMessage(), type, mailId });
  expect(await everything()).toEqual(before);

  // The next mail goes out all the same.
  await query("update email_codes set sent_at = sent_at - interval '61 seconds'");
  const mailsBefore = (await system.mails(account.email)).length;
  expect(await system.beginDeactivation({ session, requestedFrom })).toMatchObject({ kind: 'sent', mail: 'again' });
  expect(await system.mails(account.email)).toHaveLength(mailsBefore + 1);
});
