import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { PASSWORD, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { deliverInvitations, invite, mails, query, readInvitation, resendInvitation, withdrawInvitation } = system;

const tokensOf = async (email: string) =>
  (await mails(email)).flatMap(({ text }) => /\/invitation#(\S+)/.exec(text)?.[1] ?? []);

test('withdrawn: every link of the address, whoever asked for it, and what is not mailed yet is mailed no more', async () => {
  const email = `${randomUUID()}@example.com`;
  await invite({ email, name: null, language: 'en' });
  await deliverInvitations();
  await system.requestSignUp({ email, network: { subnet: randomUUID(), site: null }, requestedFrom });
  await system.settled();
  await resendInvitation({ email });
  expect(await withdrawInvitation({ email: email.toUpperCase() })).toEqual({ kind: 'withdrawn', email });
  await deliverInvitations();
  const tokens = await tokensOf(email);
  expect(tokens).toHaveLength(2);
  for (const token of tokens) expect(await readInvitation({ token })).toEqual({ kind: 'link-gone' });
  expect(await withdrawInvitation({ email })).toEqual({ kind: 'not-invited', email });
});

test('not-invited: an account that a link has made stays', async () => {
  const email = `${randomUUID()}@example.com`;
  await invite({ email, name: null, language: 'en' });
  await deliverInvitations();
  const token = await system.newestInvitationToken(email);
  const cookies = { browserToken: undefined, sessionToken: undefined };
  await system.acceptInvitation({ token, password: PASSWORD, ...cookies, requestedFrom });
  expect(await withdrawInvitation({ email })).toEqual({ kind: 'not-invited', email });
  expect(await query('select from accounts where email = $1', [email])).toHaveLength(1);
});
