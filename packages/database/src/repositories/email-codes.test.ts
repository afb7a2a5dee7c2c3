import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { noAttempt } from '../testing/no-attempt.ts';
import { someBrowser } from '../testing/some-browser.ts';
import { someRequest } from '../testing/some-request.ts';
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts';
import { createAccounts } from './accounts.ts';
import { createChallenges } from './challenges.ts';
import { createEmailCodes } from './email-codes.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const emailCodes = createEmailCodes(database.sql);

const id = () => crypto.randomUUID();
const hash = () => new Uint8Array(randomBytes(32));

async function account() {
  const accountId = id();
  await createAccounts(database.sql).add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  return accountId;
}

async function openChallenge(accountId: string) {
  const challengeId = id();
  const browser = someBrowser();
  const opened = { id: challengeId, accountId, securityEpoch: 0, tokenHash: hash(), browser, attempt: noAttempt };
  await createChallenges(database.sql).open({ ...opened, requestedFrom: someRequest });
  return challengeId;
}

const reserve = (challengeId: string) => emailCodes.reserve({ challengeId, code: { mac: hash(), keyId: 'k' } });

/** Two reservations that both begin before either can go on. */
async function atTheSameMoment(lock: string, value: string, [one, other]: [string, string]) {
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query(lock, [value]);
  const both = Promise.all([reserve(one), reserve(other)]);
  await untilSomebodyWaits(database, 2);
  await holder.query('commit');
  await holder.end();
  return (await both).toSorted((a, b) => a.kind.localeCompare(b.kind));
}

describe('SEC-40 of two reservations at the same moment', () => {
  test('in one challenge, the second is told of the first', async () => {
    const challenge = await openChallenge(await account());
    const lock = 'select 1 from challenges where id = $1 for update';
    const [first, second] = await atTheSameMoment(lock, challenge, [challenge, challenge]);
    expect(first).toMatchObject({ kind: 'reserved' });
    expect(second).toMatchObject({ kind: 'too-soon', retryAfterSeconds: expect.toSatisfy((s) => s > 50 && s <= 60) });
  });

  test('for the last mail of the day, the second changes nothing', async () => {
    const accountId = await account();
    await database.query('update mail_allowances set tokens = 1, refilled_at = now() where account_id = $1', [
      accountId,
    ]);
    const challenges: [string, string] = [await openChallenge(accountId), await openChallenge(accountId)];
    const lock = 'select 1 from mail_allowances where account_id = $1 for update';
    const kinds = (await atTheSameMoment(lock, accountId, challenges)).map(({ kind }) => kind);
    expect(kinds).toEqual(['refused', 'reserved']);
    const rows = await database.query(
      `select e.sends_left from challenges c left join email_codes e on e.challenge_id = c.id where c.account_id = $1
      order by 1`,
      [accountId],
    );
    expect(rows).toEqual([
      { sends_left: 2 },
      // No code was ever stored for it.
      { sends_left: null },
    ]);
  });
});

test('a send that is released goes back to the allowance that paid for it, and to no other', async () => {
  const accountId = await account();
  await database.query('update mail_allowances set tokens = 5, refilled_at = now() where account_id = $1', [accountId]);
  const tokens = async () =>
    (
      await database.query<{ trust: string; tokens: number }>(
        'select trust, round(tokens)::int as tokens from mail_allowances where account_id = $1 order by trust',
        [accountId],
      )
    ).map((each) => [each.trust, each.tokens]);
  const challengeId = await openChallenge(accountId);
  const reservation = await reserve(challengeId);
  if (reservation.kind !== 'reserved') throw new Error(`Not reserved: ${reservation.kind}`);
  expect(await tokens()).toEqual([
    ['trusted', 5],
    ['untrusted', 4],
  ]);
  await emailCodes.release({ challengeId, ...reservation });
  expect(await tokens()).toEqual([
    ['trusted', 5],
    ['untrusted', 5],
  ]);
  expect(await reserve(challengeId)).toMatchObject({ kind: 'reserved', replaced: null });
});
