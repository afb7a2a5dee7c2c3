import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { resetCodeLimits, resetLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { account, mails, query, requestPasswordReset, settled } = system;

const someNetwork = () => ({ subnet: randomUUID(), site: null });
const ask = (email: string, requestToken?: string) =>
  requestPasswordReset({ email, network: someNetwork(), requestToken, requestedFrom });
const taken = { kind: 'taken', requestToken: expect.stringMatching(/^[\w-]{43}$/) };

test('taken: a link and a code that count for half an hour are mailed, in a while that nobody waits for', async () => {
  const { email, id } = await account();
  const { promise: pauseIsOver, resolve: endPause } = Promise.withResolvers<void>();
  const slow = system.composedWith({ pauseBeforeMail: () => pauseIsOver });
  const input = { email: email.toUpperCase(), network: someNetwork(), requestToken: undefined, requestedFrom };
  expect(await slow.requestPasswordReset(input)).toEqual(taken);
  expect(await system.countOf('password_resets', id)).toBe(0);
  endPause();
  await slow.settled();
  const [mail, ...more] = await mails(email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain(`within ${resetLimits.timeToLive / 60} minutes`);
  expect(mail?.text).toContain('https://console.example.com/reset-password#');
  const rows = await query(
    'select extract(epoch from expires_at - created_at)::int as lives, tries_left from password_resets where account_id = $1',
    [id],
  );
  expect(rows).toEqual([{ lives: resetLimits.timeToLive, tries_left: resetCodeLimits.tries }]);
  expect((await system.securityEvents(id)).at(-1)).toBe('password-reset-begun');
  expect(await query('select account_id, kind from sent_mails where id = $1', [mail?.id])).toEqual([
    { account_id: id, kind: 'reset' },
  ]);
});

test('taken: an email without an account gets the same answer and a row, and nothing is sent', async () => {
  const email = `${randomUUID()}@example.com`;
  const nobodys = () => query('select from password_resets where account_id is null');
  const before = await nobodys();
  expect(await ask(email)).toEqual(taken);
  await settled();
  expect(await mails(email)).toEqual([]);
  expect(await nobodys()).toHaveLength(before.length + 1);
});

test('taken: an email that has had its share gets the same answer and no more mail', async () => {
  const { email, id } = await account();
  for (let asked = 0; asked <= resetLimits.perAccount.capacity; asked += 1) {
    expect(await ask(email)).toEqual(taken);
    await settled();
  }
  expect(await mails(email)).toHaveLength(resetLimits.perAccount.capacity);
  expect(await system.countOf('password_resets', id)).toBe(resetLimits.perAccount.capacity);
});

test('taken: a browser that asks again keeps its token, and one that we did not issue is replaced', async () => {
  const { email } = await account();
  const first = await ask(email);
  const token = first.kind === 'taken' ? first.requestToken : '';
  expect(await ask(email, token)).toEqual({ kind: 'taken', requestToken: token });
  expect(await ask(email, 'not a token')).toEqual(taken);
  await settled();
});

test('too-many-attempts: the network has asked too often, for whichever emails', async () => {
  const network = someNetwork();
  const again = () =>
    requestPasswordReset({ email: `${randomUUID()}@example.com`, network, requestToken: undefined, requestedFrom });
  for (let asked = 0; asked < resetLimits.perNetwork.capacity; asked += 1) expect(await again()).toEqual(taken);
  expect(await again()).toEqual({ kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) });
  await settled();
});
