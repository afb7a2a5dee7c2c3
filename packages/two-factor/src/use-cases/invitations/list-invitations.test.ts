import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { deliverInvitations, invite, listInvitations, query, resendInvitation } = system;

const listed = async () => {
  const all = [];
  for await (const invitation of listInvitations()) all.push(invitation);
  return all;
};

test('one line for each address that an operator has invited, of its newest link', async () => {
  await invite({ email: 'cy@example.com', name: null, language: 'en' });
  await invite({ email: 'ann@example.com', name: 'Ann Lee', language: 'en' });
  await deliverInvitations();
  await resendInvitation({ email: 'cy@example.com' });
  await system.requestSignUp({
    email: 'eve@example.com',
    network: { subnet: randomUUID(), site: null },
    requestedFrom,
  });
  await system.settled();
  const moments = { invitedAt: expect.any(Date), expiresAt: expect.any(Date) };
  expect(await listed()).toEqual([
    { email: 'ann@example.com', name: 'Ann Lee', ...moments, isMailed: true },
    { email: 'cy@example.com', name: null, ...moments, isMailed: false },
  ]);
  await query("update invitations set expires_at = now() where email = 'ann@example.com'");
  expect((await listed()).map(({ email }) => email)).toEqual(['cy@example.com']);
});

test('thousands are read in pages, each once', async () => {
  await query('delete from invitations');
  await query(
    `insert into invitations (id, email, origin, language, token_hash, expires_at)
    select gen_random_uuid(), n || '@example.com', 'operator', 'en', uuid_send(gen_random_uuid()), now() + interval '1 day'
    from generate_series(1, 1200) n, generate_series(1, 2)`,
  );
  const emails = (await listed()).map(({ email }) => email);
  expect(emails).toHaveLength(1_200);
  expect(new Set(emails).size).toBe(1_200);
});
