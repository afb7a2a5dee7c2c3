import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { signUpLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { PASSWORD, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { account, mails, query, requestSignUp, settled } = system;

const someNetwork = () => ({ subnet: randomUUID(), site: null });
const ask = (email: string, network = someNetwork()) => requestSignUp({ email, network, requestedFrom });
const linksOf = (email: string) => query('select from invitations where email = $1', [email]);

test('taken: a link that counts for a day is mailed, in a while that nobody waits for, and makes an account', async () => {
  const email = `${randomUUID()}@example.com`;
  const { promise: pauseIsOver, resolve: endPause } = Promise.withResolvers<void>();
  const slow = system.composedWith({ pauseBeforeMail: () => pauseIsOver });
  const outcome = await slow.requestSignUp({ email: email.toUpperCase(), network: someNetwork(), requestedFrom });
  expect(outcome).toEqual({ kind: 'taken' });
  expect(await linksOf(email)).toEqual([]);
  endPause();
  await slow.settled();
  const [mail, ...more] = await mails(email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain('within 24 hours');
  const [row] = await query(
    'select origin, extract(epoch from expires_at - created_at)::int as lives, due_at from invitations where email = $1',
    [email],
  );
  expect(row).toEqual({ origin: 'sign-up', lives: signUpLimits.timeToLive, due_at: null });
  expect(await query('select from accounts where email = $1', [email])).toEqual([]);
  const token = await system.newestInvitationToken(email);
  const cookies = { browserToken: undefined, sessionToken: undefined };
  expect(await system.acceptInvitation({ token, password: PASSWORD, ...cookies, requestedFrom })).toMatchObject({
    kind: 'accepted',
  });
});

test('taken: an address with an account is told so in its mailbox, in its language, and gets no link', async () => {
  const { email, id } = await account();
  await query("update accounts set language = 'zh-CN' where id = $1", [id]);
  expect(await ask(email)).toEqual({ kind: 'taken' });
  await settled();
  const [mail, ...more] = await mails(email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain('此邮箱已有账号');
  expect(mail?.text).toContain('https://console.example.com/sign-in\n');
  expect(mail?.text).not.toContain('#');
  expect(await linksOf(email)).toEqual([]);
  expect(await query('select account_id, kind from sent_mails where id = $1', [mail?.id])).toEqual([
    { account_id: id, kind: 'sign-up' },
  ]);
});

test('SEC-09 taken: another link takes the first one away from nobody', async () => {
  const email = `${randomUUID()}@example.com`;
  await ask(email);
  await settled();
  const first = await system.newestInvitationToken(email);
  await ask(email);
  await settled();
  expect(await system.readInvitation({ token: first })).toMatchObject({ kind: 'open' });
});

test.each(['account', 'no account'])(
  'taken: an address with %s that has had its share gets no more mail',
  async (kind) => {
    const email = kind === 'account' ? (await account()).email : `${randomUUID()}@example.com`;
    for (let asked = 0; asked <= signUpLimits.perEmail.capacity; asked += 1) {
      expect(await ask(email)).toEqual({ kind: 'taken' });
      await settled();
    }
    expect(await mails(email)).toHaveLength(signUpLimits.perEmail.capacity);
  },
);

test('taken: what no mail can be delivered to is no address, and leaves no row', async () => {
  expect(await ask('ann')).toEqual({ kind: 'taken' });
  await settled();
  expect(await linksOf('ann')).toEqual([]);
});

test('too-many-attempts: the network has asked too often, for whichever addresses', async () => {
  const network = someNetwork();
  for (let asked = 0; asked < signUpLimits.perNetwork.capacity; asked += 1) {
    expect(await ask(`${randomUUID()}@example.com`, network)).toEqual({ kind: 'taken' });
  }
  expect(await ask(`${randomUUID()}@example.com`, network)).toEqual({
    kind: 'too-many-attempts',
    retryAfterSeconds: expect.any(Number),
  });
  await settled();
});

test('a link outlives the wait for the next, so that a mailbox which is flooded with them holds a good one', () => {
  const { perEmail, timeToLive } = signUpLimits;
  expect(perEmail.refillsIn / perEmail.capacity).toBeLessThan(timeToLive);
});
