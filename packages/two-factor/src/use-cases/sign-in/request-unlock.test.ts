import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { unlockLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { account, mails, query, requestUnlock, settled } = system;

const someNetwork = () => ({ subnet: randomUUID(), site: null });
const links = (accountId: string) => system.countOf('unlock_links', accountId);

test('taken: a link that counts for hours is mailed, in a while that nobody waits for', async () => {
  const { email, id } = await account();
  const { promise: pauseIsOver, resolve: endPause } = Promise.withResolvers<void>();
  const slow = system.composedWith({ pauseBeforeMail: () => pauseIsOver });
  const outcome = await slow.requestUnlock({ email: email.toUpperCase(), network: someNetwork(), requestedFrom });
  expect(outcome).toEqual({ kind: 'taken' });
  expect(await links(id)).toBe(0);
  endPause();
  await slow.settled();
  const [mail, ...more] = await mails(email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain(`within ${unlockLimits.timeToLive / 3_600} hours`);
  expect(mail?.text).toContain('https://console.example.com/sign-in/unlock#');
  const [row] = await query('select extract(epoch from expires_at - created_at)::int as lives from unlock_links');
  expect(row).toEqual({ lives: unlockLimits.timeToLive });
  expect((await system.securityEvents(id)).at(-1)).toBe('unlock-link-issued');
  expect(await query('select account_id, kind from sent_mails where id = $1', [mail?.id])).toEqual([
    { account_id: id, kind: 'unlock-link' },
  ]);
});

test('taken: an email without an account gets the same answer, and nothing is sent or stored', async () => {
  const email = `${randomUUID()}@example.com`;
  const before = await query('select from unlock_links');
  expect(await requestUnlock({ email, network: someNetwork(), requestedFrom })).toEqual({ kind: 'taken' });
  await settled();
  expect(await mails(email)).toEqual([]);
  expect(await query('select from sent_mails')).toHaveLength(1);
  expect(await query('select from unlock_links')).toHaveLength(before.length);
});

test('taken: an email that has had its share gets the same answer and no more mail', async () => {
  const { email, id } = await account();
  for (let asked = 0; asked <= unlockLimits.perAccount.capacity; asked += 1) {
    expect(await requestUnlock({ email, network: someNetwork(), requestedFrom })).toEqual({ kind: 'taken' });
    await settled();
  }
  expect(await mails(email)).toHaveLength(unlockLimits.perAccount.capacity);
  expect(await links(id)).toBe(unlockLimits.perAccount.capacity);
});

test('too-many-attempts: the network has asked too often, for whichever emails', async () => {
  const network = someNetwork();
  const ask = () => requestUnlock({ email: `${randomUUID()}@example.com`, network, requestedFrom });
  for (let asked = 0; asked < unlockLimits.perNetwork.capacity; asked += 1) {
    expect(await ask()).toEqual({ kind: 'taken' });
  }
  expect(await ask()).toEqual({ kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) });
  await settled();
});
