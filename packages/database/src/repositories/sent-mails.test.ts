import { randomBytes } from 'node:crypto';
import { type Delivery, deliveries } from '@countersign/two-factor';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { noAttempt } from '../testing/no-attempt.ts';
import { someBrowser } from '../testing/some-browser.ts';
import { someRequest } from '../testing/some-request.ts';
import { createAccounts } from './accounts.ts';
import { createChallenges } from './challenges.ts';
import { createEmailCodes } from './email-codes.ts';
import { createSentMails } from './sent-mails.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const sentMails = createSentMails(database.sql);
const emailCodes = createEmailCodes(database.sql);
const challenges = createChallenges(database.sql);

const id = () => crypto.randomUUID();
const hash = () => new Uint8Array(randomBytes(32));

/** Seconds by the database's clock, which decides. */
async function now(): Promise<number> {
  const [row] = await database.query<{ now: number }>('select extract(epoch from now())::float8 as now');
  return row?.now ?? 0;
}

/** An event of its own, sent just now. */
const say = async (mailId: string, delivery: Delivery, event: { id?: string; secondsAgo?: number } = {}) =>
  sentMails.recordDelivery({
    id: event.id ?? `msg_${id()}`,
    sentAt: Math.floor(await now()) - (event.secondsAgo ?? 0),
    mailId,
    delivery,
  });

async function deliveryOf(mailId: string) {
  const [row] = await database.query<{ delivery: Delivery | null }>('select delivery from sent_mails where id = $1', [
    mailId,
  ]);
  return row?.delivery;
}

async function account() {
  const accountId = id();
  const email = `${accountId}@example.com`;
  await createAccounts(database.sql).add({ id: accountId, email, passwordHash: 'x' });
  return { accountId, email };
}

async function challengeWithCode() {
  const { accountId } = await account();
  const [challengeId, tokenHash, code] = [id(), hash(), { mac: hash(), keyId: 'k' }];
  const opening = {
    id: challengeId,
    accountId,
    securityEpoch: 0,
    tokenHash,
    browser: someBrowser(),
    attempt: noAttempt,
  };
  await challenges.open({ ...opening, requestedFrom: someRequest });
  await emailCodes.reserve({ challengeId, code });
  return { accountId, challengeId, tokenHash, code };
}

const codeIn = async (tokenHash: Uint8Array) => (await challenges.find(tokenHash))?.emailCode;

describe('a mail with a code', () => {
  test('is pending once it has left, and then what the provider says', async () => {
    const { accountId, tokenHash, ...send } = await challengeWithCode();
    const mailId = id();
    expect(await codeIn(tokenHash)).toBeNull();
    expect(await emailCodes.confirmSent({ ...send, mailId })).toBeNull();
    expect(await codeIn(tokenHash)).toMatchObject({ delivery: 'pending' });
    expect(await say(mailId, 'delayed')).toBe('recorded');
    expect(await codeIn(tokenHash)).toMatchObject({ delivery: 'delayed' });
    expect(await say(mailId, 'delivered')).toBe('recorded');
    expect(await codeIn(tokenHash)).toMatchObject({ delivery: 'delivered' });
    const rows = await database.query('select account_id, kind, delivery from sent_mails where id = $1', [mailId]);
    expect(rows).toEqual([{ account_id: accountId, kind: 'email-code', delivery: 'delivered' }]);
  });

  test('may be named by an event before its id is kept', async () => {
    const { accountId, tokenHash, ...send } = await challengeWithCode();
    const mailId = id();
    expect(await say(mailId, 'bounced')).toBe('recorded');
    expect(await emailCodes.confirmSent({ ...send, mailId })).toBe('bounced');
    expect(await codeIn(tokenHash)).toMatchObject({ delivery: 'bounced' });
    const rows = await database.query('select account_id, kind from sent_mails where id = $1', [mailId]);
    expect(rows).toEqual([{ account_id: accountId, kind: 'email-code' }]);
  });

  test('of which nobody knows the id cannot be followed', async () => {
    const { tokenHash, ...send } = await challengeWithCode();
    const rows = () => database.query('select count(*) from sent_mails');
    const before = await rows();
    expect(await emailCodes.confirmSent({ ...send, mailId: null })).toBeNull();
    expect(await codeIn(tokenHash)).toMatchObject({ delivery: null });
    expect(await rows()).toEqual(before);
  });

  test('leaves nothing where another code has taken its place', async () => {
    const { challengeId } = await challengeWithCode();
    const mailId = id();
    await emailCodes.confirmSent({ challengeId, code: { mac: hash(), keyId: 'k' }, mailId });
    expect(await deliveryOf(mailId)).toBeUndefined();
  });
});

test.each(['unlock-link', 'reset'] as const)('a mail of the kind %s is kept to its account', async (kind) => {
  const { accountId, email } = await account();
  const mailId = id();
  await say(mailId, 'delivered');
  await sentMails.keepLinkMail({ mailId, kind, email });
  const rows = await database.query('select account_id, kind, delivery from sent_mails where id = $1', [mailId]);
  expect(rows).toEqual([{ account_id: accountId, kind, delivery: 'delivered' }]);
});

describe('whatever the order in which events come, what is known in the end is the same', () => {
  const orders = deliveries.flatMap((first, rank) =>
    deliveries.slice(rank + 1).map((second) => [first, second] as const),
  );
  test.each(orders)('%s, then %s', async (first, second) => {
    const [inOrder, reversed] = [id(), id()];
    expect([await say(inOrder, first), await say(inOrder, second)]).toEqual(['recorded', 'recorded']);
    expect([await say(reversed, second), await say(reversed, first)]).toEqual(['recorded', 'known']);
    expect([await deliveryOf(inOrder), await deliveryOf(reversed)]).toEqual([second, second]);
  });

  test('the same twice, in two events', async () => {
    const mailId = id();
    expect([await say(mailId, 'delivered'), await say(mailId, 'delivered')]).toEqual(['recorded', 'known']);
  });
});

describe('SEC-81 an event counts once', () => {
  test('repeated, it changes nothing, not even another mail', async () => {
    const event = { id: `msg_${id()}` };
    const [mailId, another] = [id(), id()];
    expect(await say(mailId, 'delivered', event)).toBe('recorded');
    expect(await say(mailId, 'bounced', event)).toBe('repeated');
    expect(await say(another, 'bounced', event)).toBe('repeated');
    expect([await deliveryOf(mailId), await deliveryOf(another)]).toEqual(['delivered', undefined]);
  });

  test('of many at once, one', async () => {
    const event = { id: `msg_${id()}` };
    const mailId = id();
    const outcomes = await Promise.all(Array.from({ length: 16 }, () => say(mailId, 'delivered', event)));
    expect(outcomes.toSorted()).toEqual(['recorded', ...Array.from({ length: 15 }, () => 'repeated')]);
  });
});

describe('SEC-81 an event is recent by the clock of the database', () => {
  test.each([
    ['sent just now', 0, 'recorded'],
    ['minutes ago', 200, 'recorded'],
    ['in minutes', -280, 'recorded'],
    ['more than five minutes ago', 302, 'stale'],
    ['in more than five minutes', -400, 'stale'],
    ['years ago', 10 ** 9, 'stale'],
    ['in ages', -(10 ** 11), 'stale'],
  ])('%s → %s', async (_, secondsAgo, outcome) => {
    const mailId = id();
    expect(await say(mailId, 'delivered', { secondsAgo })).toBe(outcome);
    expect(await deliveryOf(mailId)).toBe(outcome === 'stale' ? undefined : 'delivered');
  });

  test('a stale one is not remembered: sent anew it counts', async () => {
    const event = { id: `msg_${id()}` };
    const mailId = id();
    expect(await say(mailId, 'delivered', { ...event, secondsAgo: 400 })).toBe('stale');
    expect(await say(mailId, 'delivered', event)).toBe('recorded');
  });
});
