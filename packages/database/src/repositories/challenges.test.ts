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

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const accounts = createAccounts(database.sql);
const challenges = createChallenges(database.sql);

const requestedFrom = someRequest;
const id = () => crypto.randomUUID();
const hash = () => new Uint8Array(randomBytes(32));

/** An account with an authenticator whose last step is 100, and an open challenge of it. */
async function openChallenge() {
  const [accountId, authenticatorId, challengeId, tokenHash] = [id(), id(), id(), hash()];
  await accounts.add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  await database.query(
    "insert into authenticators (id, account_id, sealed_secret, key_id, last_step) values ($1, $2, 'x', 'k', 100)",
    [authenticatorId, accountId],
  );
  const browser = someBrowser();
  const opening = { id: challengeId, accountId, securityEpoch: 0, tokenHash, browser, attempt: noAttempt };
  await challenges.open({ ...opening, requestedFrom });
  return { accountId, authenticatorId, challengeId, tokenHash };
}

type Opened = Awaited<ReturnType<typeof openChallenge>>;

const accept = ({ authenticatorId, challengeId }: Pick<Opened, 'authenticatorId' | 'challengeId'>, step = 101) =>
  challenges.accept({
    challengeId,
    evidence: { factor: 'authenticator', authenticatorId, step },
    browserTokenHash: hash(),
    session: { id: id(), tokenHash: hash(), amr: ['pwd', 'otp'], replaces: null },
    requestedFrom,
  });

async function stateOf({ accountId }: Opened) {
  const [state] = await database.query<{
    last_step: string;
    challenges: number;
    sessions: number;
    trusted: number;
    noted: number;
  }>(
    `select (select last_step from authenticators where account_id = $1) as last_step,
      (select count(*)::int from challenges where account_id = $1) as challenges,
      (select count(*)::int from sessions where account_id = $1) as sessions,
      (select count(*)::int from browsers where account_id = $1 and trusted_until is not null) as trusted,
      (select count(*)::int from security_events where account_id = $1 and kind = 'signed-in') as noted`,
    [accountId],
  );
  return state;
}

const untouched = { last_step: '100', challenges: 1, sessions: 0, trusted: 0, noted: 0 };

describe('accepting a proof is all or nothing', () => {
  test('all: the step is spent, the challenge closed, the session begun, the browser trusted, all of it noted', async () => {
    const ann = await openChallenge();
    expect(await accept(ann)).not.toBeNull();
    expect(await stateOf(ann)).toEqual({ last_step: '101', challenges: 0, sessions: 1, trusted: 1, noted: 1 });
  });

  test('all but the trust, for a browser that was forgotten meanwhile: nobody is told of it, and the session has none', async () => {
    const ann = await openChallenge();
    await database.query('delete from browsers where account_id = $1', [ann.accountId]);
    expect(await accept(ann)).toEqual({ browserId: null });
    expect(await stateOf(ann)).toEqual({ last_step: '101', challenges: 0, sessions: 1, trusted: 0, noted: 1 });
    expect(await database.query('select browser_id from sessions where account_id = $1', [ann.accountId])).toEqual([
      { browser_id: null },
    ]);
  });

  test.each([100, 99])('SEC-28 nothing for the step %i, which is not after the last', async (step) => {
    const ann = await openChallenge();
    expect(await accept(ann, step)).toBeNull();
    expect(await stateOf(ann)).toEqual(untouched);
  });

  test('SEC-19 nothing for the authenticator of another account, which stays as it is', async () => {
    const [ann, bob] = [await openChallenge(), await openChallenge()];
    expect(await accept({ ...ann, authenticatorId: bob.authenticatorId })).toBeNull();
    expect(await stateOf(ann)).toEqual(untouched);
    expect(await stateOf(bob)).toEqual(untouched);
  });

  test('SEC-13 nothing for a challenge that has expired', async () => {
    const ann = await openChallenge();
    await database.query('update challenges set expires_at = now() where id = $1', [ann.challengeId]);
    expect(await accept(ann)).toBeNull();
    expect(await stateOf(ann)).toEqual(untouched);
  });

  test('SEC-23 nothing for a challenge of an older security epoch', async () => {
    const ann = await openChallenge();
    await database.query('update accounts set security_epoch = 1 where id = $1', [ann.accountId]);
    expect(await accept(ann)).toBeNull();
    expect(await stateOf(ann)).toEqual(untouched);
  });

  test('nothing for a challenge that was given up', async () => {
    const ann = await openChallenge();
    await challenges.abandon(ann);
    expect(await accept(ann)).toBeNull();
    expect(await stateOf(ann)).toEqual({ ...untouched, challenges: 0 });
  });

  test('SEC-39 nothing for an emailed code that is another, has expired or was spent', async () => {
    const ann = await openChallenge();
    const mac = hash();
    const store = (expiry: string) =>
      database.query(
        `insert into email_codes (challenge_id, mac, key_id, sends_left, expires_at) values ($1, $2, 'k', 2, now() + $3::interval)
        on conflict (challenge_id) do update set expires_at = excluded.expires_at`,
        [ann.challengeId, Buffer.from(mac), expiry],
      );
    const acceptMac = (given: Uint8Array) =>
      challenges.accept({
        challengeId: ann.challengeId,
        evidence: { factor: 'email', mac: given },
        browserTokenHash: hash(),
        session: { id: id(), tokenHash: hash(), amr: ['pwd', 'email'], replaces: null },
        requestedFrom,
      });
    expect(await acceptMac(mac)).toBeNull();
    await store('0');
    expect(await acceptMac(mac)).toBeNull();
    await store('1 minute');
    expect(await acceptMac(hash())).toBeNull();
    expect(await stateOf(ann)).toEqual(untouched);
    expect(await acceptMac(mac)).not.toBeNull();
    expect(await acceptMac(mac)).toBeNull();
  });
});

describe('a guess and a success lock the same rows in the same order, so neither waits for the other for ever', () => {
  test.each([
    ['a guess', (ann: Opened) => challenges.charge('authenticator', ann)],
    ['a success', (ann: Opened) => accept(ann)],
  ])('%s waits for the budget before it holds the browser', async (_, act) => {
    const ann = await openChallenge();
    // So that there is something to refund.
    await challenges.charge('authenticator', ann);
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('begin');
    await other.query('select 1 from attempt_budgets where account_id = $1 for update', [ann.accountId]);
    const acting = act(ann);
    await untilSomebodyWaits(database);
    const browser = other.query('select 1 from browsers where account_id = $1 for update nowait', [ann.accountId]);
    await expect(browser).resolves.toMatchObject({ rowCount: 1 });
    await other.query('commit');
    await other.end();
    await acting;
  });
});
