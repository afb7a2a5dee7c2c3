import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { PASSWORD } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { addAccount, deliverInvitations, invite, mails, query, readInvitation, resendInvitation } = system;

async function invited() {
  const email = `${randomUUID()}@example.com`;
  await invite({ email, name: 'Ann Lee', language: 'zh-CN' });
  await deliverInvitations();
  return { email, first: await system.newestInvitationToken(email) };
}

test('SEC-09 resent: a new link under the same name and language, and the first goes on until its own end', async () => {
  const { email, first } = await invited();
  await query("update invitations set created_at = now() - interval '2 days', expires_at = now() + interval '1 day'");
  expect(await resendInvitation({ email: ` ${email.toUpperCase()}` })).toEqual({ kind: 'resent', email });
  await deliverInvitations();
  const second = await system.newestInvitationToken(email);
  expect(second).not.toBe(first);
  const texts = (await mails(email)).map(({ text }) => text);
  expect(texts.filter((text) => text.includes('Ann Lee，你好'))).toHaveLength(2);
  for (const token of [first, second]) expect(await readInvitation({ token })).toMatchObject({ kind: 'open', email });
  await query("update invitations set expires_at = now() where expires_at < now() + interval '36 hours'");
  expect(await readInvitation({ token: first })).toEqual({ kind: 'link-gone' });
  expect(await readInvitation({ token: second })).toMatchObject({ kind: 'open' });
});

test('not-invited: nobody was, or all links have expired', async () => {
  const nobody = `${randomUUID()}@example.com`;
  expect(await resendInvitation({ email: nobody })).toEqual({ kind: 'not-invited', email: nobody });
  const { email } = await invited();
  await query('update invitations set expires_at = now() where email = $1', [email]);
  expect(await resendInvitation({ email })).toEqual({ kind: 'not-invited', email });
});

test('email-taken: the address has got an account meanwhile', async () => {
  const { email } = await invited();
  await addAccount({ email, password: PASSWORD });
  expect(await resendInvitation({ email })).toEqual({ kind: 'email-taken', email });
  expect(await query('select from invitations where email = $1', [email])).toHaveLength(1);
});
