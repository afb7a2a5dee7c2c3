import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { PASSWORD } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { addAccount, query, readInvitation } = system;

async function invited() {
  const email = `${randomUUID()}@example.com`;
  await system.invite({ email, name: 'Ann Lee', language: 'en' });
  await system.deliverInvitations();
  return { email, token: await system.newestInvitationToken(email) };
}

test('open: says who is invited, until when, and changes nothing however often it is read', async () => {
  const { email, token } = await invited();
  const before = await query('select * from invitations');
  for (let reads = 0; reads < 3; reads += 1) {
    expect(await readInvitation({ token })).toEqual({
      kind: 'open',
      email,
      name: 'Ann Lee',
      expiresAt: expect.any(Date),
    });
  }
  expect(await query('select * from invitations')).toEqual(before);
});

test('email-taken: an operator has added the account meanwhile', async () => {
  const { email, token } = await invited();
  await addAccount({ email, password: PASSWORD });
  expect(await readInvitation({ token })).toEqual({ kind: 'email-taken' });
});

test('link-gone: it has expired', async () => {
  const { email, token } = await invited();
  await query('update invitations set expires_at = now() where email = $1', [email]);
  expect(await readInvitation({ token })).toEqual({ kind: 'link-gone' });
});

test.each(['', 'not a token', 'A'.repeat(43)])('link-gone: %j is the token of none', async (token) => {
  expect(await readInvitation({ token })).toEqual({ kind: 'link-gone' });
});
