import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { accountNameLimits, invitationLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import type { InviteInput } from './invite.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { account, deliverInvitations, invite, mails, query } = system;

const someone = (changes: Partial<InviteInput> = {}): InviteInput => ({
  email: `${randomUUID()}@example.com`,
  name: null,
  language: 'en',
  ...changes,
});
const stored = (email: string) =>
  query('select email, name, origin, language from invitations where email = $1', [email]);

test('invited: under the canonical address, with a link of days that waits to be mailed, and no account', async () => {
  const email = 'ann@xn--bcher-kva.example';
  const outcome = await invite({ email: ' Ann@BÜCHER.example ', name: ' Ann Lee ', language: 'zh-CN' });
  expect(outcome).toEqual({ kind: 'invited', email });
  expect(await stored(email)).toEqual([{ email, name: 'Ann Lee', origin: 'operator', language: 'zh-CN' }]);
  const [row] = await query(
    'select extract(epoch from expires_at - created_at)::int as lives, due_at <= now() as is_due from invitations where email = $1',
    [email],
  );
  expect(row).toEqual({ lives: invitationLimits.timeToLive, is_due: true });
  expect(await query('select from accounts where email = $1', [email])).toEqual([]);
  expect(await mails(email)).toEqual([]);
  await deliverInvitations();
  expect(await mails(email)).toHaveLength(1);
});

test('email-taken: an address with an account is not invited', async () => {
  const { email } = await account();
  expect(await invite(someone({ email: email.toUpperCase() }))).toEqual({ kind: 'email-taken', email });
  expect(await stored(email)).toEqual([]);
});

test('invited-already: as long as a link is open; one that has expired is none', async () => {
  const invited = someone();
  const { email } = invited;
  await invite(invited);
  expect(await invite(invited)).toEqual({ kind: 'invited-already', email });
  await query('update invitations set expires_at = now() where email = $1', [email]);
  expect(await invite(invited)).toEqual({ kind: 'invited', email });
});

test('invited: a sign-up that somebody asked for is no invitation', async () => {
  const invited = someone();
  await query(
    `insert into invitations (id, email, origin, language, token_hash, expires_at)
    values (gen_random_uuid(), $1, 'sign-up', 'en', 'x', now() + interval '1 day')`,
    [invited.email],
  );
  expect(await invite(invited)).toMatchObject({ kind: 'invited' });
});

test('not-an-email: what no mail can be delivered to', async () => {
  expect(await invite(someone({ email: 'ann' }))).toEqual({ kind: 'not-an-email' });
});

test.each([
  ['two lines', 'Ann\r\nBcc: eve@example.com'],
  ['nothing', '  '],
  ['more than anybody is called', 'a'.repeat(accountNameLimits.longest + 1)],
])('not-a-name: %s', async (_, name) => {
  const invited = someone({ name });
  expect(await invite(invited)).toEqual({ kind: 'not-a-name' });
  expect(await stored(invited.email)).toEqual([]);
});
