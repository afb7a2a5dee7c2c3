import { randomBytes } from 'node:crypto';
import { type Evidence, type FactorName, factorNames, type Trust } from '@countersign/two-factor';
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

const TRUST = `update browsers set signed_in_at = now(), trusted_until = now() + interval '1 day' where account_id = $1`;

/** An account with an authenticator whose last step is 100, and an open challenge of it, in a browser of that trust. */
async function openChallenge(trust: Trust = 'untrusted') {
  const [accountId, authenticatorId, challengeId, tokenHash] = [id(), id(), id(), hash()];
  await accounts.add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  await database.query(
    "insert into authenticators (id, account_id, sealed_secret, key_id, last_step) values ($1, $2, 'x', 'k', 100)",
    [authenticatorId, accountId],
  );
  const browser = someBrowser();
  const opening = { id: challengeId, accountId, securityEpoch: 0, tokenHash, browser, attempt: noAttempt };
  await challenges.open({ ...opening, requestedFrom });
  if (trust === 'trusted') await database.query(TRUST, [accountId]);
  return { accountId, authenticatorId, challengeId, tokenHash, trust };
}

type Opened = Awaited<ReturnType<typeof openChallenge>>;

const accept = ({ authenticatorId, ...ann }: Opened, step = 101) =>
  acceptEvidence(ann, { factor: 'authenticator', authenticatorId, step });

const acceptEvidence = (
  { accountId, challengeId, trust }: Pick<Opened, 'accountId' | 'challengeId' | 'trust'>,
  evidence: Evidence,
) =>
  challenges.accept({
    accountId,
    challengeId,
    trust,
    evidence,
    browserTokenHash: hash(),
    session: { id: id(), tokenHash: hash(), amr: ['pwd', 'otp'], replaces: null },
    noticeId: id(),
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

const untouchedIn = (trust: Trust) => ({
  last_step: '100',
  challenges: 1,
  sessions: 0,
  trusted: trust === 'trusted' ? 1 : 0,
  noted: 0,
});

/** Each has a statement of its own. */
const browsers = [{ trust: 'untrusted' }, { trust: 'trusted' }] as const;

describe.each(browsers)('accepting a proof, in a browser that is $trust, is all or nothing', ({ trust }) => {
  const untouched = untouchedIn(trust);

  test('all: the step is spent, the challenge closed, the session begun, the browser trusted, all of it noted', async () => {
    const ann = await openChallenge(trust);
    expect(await accept(ann)).not.toBeNull();
    expect(await stateOf(ann)).toEqual({ last_step: '101', challenges: 0, sessions: 1, trusted: 1, noted: 1 });
  });

  test('all but the trust, for a browser that was forgotten meanwhile: nobody is told of it, and the session has none', async () => {
    const ann = await openChallenge(trust);
    await database.query('delete from browsers where account_id = $1', [ann.accountId]);
    expect(await accept(ann)).toEqual({ browserId: null, hasNotice: false });
    expect(await stateOf(ann)).toEqual({ last_step: '101', challenges: 0, sessions: 1, trusted: 0, noted: 1 });
    expect(await database.query('select browser_id from sessions where account_id = $1', [ann.accountId])).toEqual([
      { browser_id: null },
    ]);
  });

  test.each([100, 99])('SEC-28 nothing for the step %i, which is not after the last', async (step) => {
    const ann = await openChallenge(trust);
    expect(await accept(ann, step)).toBeNull();
    expect(await stateOf(ann)).toEqual(untouched);
  });

  test('not even the session ends that the browser held before', async () => {
    const [ann, bob] = [await openChallenge(trust), await openChallenge(trust)];
    const replaces = hash();
    const session = { id: id(), tokenHash: replaces, amr: ['pwd', 'otp'], replaces: null } as const;
    const evidence = { factor: 'authenticator', authenticatorId: bob.authenticatorId, step: 101 } as const;
    const held = { browserTokenHash: hash(), noticeId: id(), requestedFrom };
    await challenges.accept({ ...held, ...bob, evidence, session });
    const replacing = { id: id(), tokenHash: hash(), amr: ['pwd', 'otp'], replaces } as const;
    expect(await challenges.accept({ ...held, ...ann, evidence, session: replacing })).toBeNull();
    expect(await stateOf(bob)).toMatchObject({ sessions: 1 });
  });

  test('SEC-19 nothing for the authenticator of another account, which stays as it is', async () => {
    const [ann, bob] = [await openChallenge(trust), await openChallenge(trust)];
    expect(await accept({ ...ann, authenticatorId: bob.authenticatorId })).toBeNull();
    expect(await stateOf(ann)).toEqual(untouched);
    expect(await stateOf(bob)).toEqual(untouched);
  });

  test('SEC-13 nothing for a challenge that has expired', async () => {
    const ann = await openChallenge(trust);
    await database.query('update challenges set expires_at = now() where id = $1', [ann.challengeId]);
    expect(await accept(ann)).toBeNull();
    expect(await stateOf(ann)).toEqual(untouched);
  });

  test('SEC-23 nothing for a challenge of an older security epoch', async () => {
    const ann = await openChallenge(trust);
    await database.query('update accounts set security_epoch = 1 where id = $1', [ann.accountId]);
    expect(await accept(ann)).toBeNull();
    expect(await stateOf(ann)).toEqual(untouched);
  });

  test('nothing for a challenge that was given up', async () => {
    const ann = await openChallenge(trust);
    await challenges.abandon(ann);
    expect(await accept(ann)).toBeNull();
    expect(await stateOf(ann)).toEqual({ ...untouched, challenges: 0 });
  });

  test('SEC-39 nothing for an emailed code that is another, has expired or was spent', async () => {
    const ann = await openChallenge(trust);
    const mac = hash();
    const store = (expiry: string) =>
      database.query(
        `insert into email_codes (challenge_id, mac, key_id, sends_left, expires_at) values ($1, $2, 'k', 2, now() + $3::interval)
        on conflict (challenge_id) do update set expires_at = excluded.expires_at`,
        [ann.challengeId, Buffer.from(mac), expiry],
      );
    const acceptMac = (given: Uint8Array) =>
      challenges.accept({
        ...ann,
        evidence: { factor: 'email', mac: given },
        browserTokenHash: hash(),
        session: { id: id(), tokenHash: hash(), amr: ['pwd', 'email'], replaces: null },
        noticeId: id(),
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

test.each([
  ['trusted', 'update browsers set trusted_until = null where account_id = $1', { isNew: true, hasNotice: false }],
  [
    'one that has signed in',
    'update browsers set signed_in_at = null where account_id = $1',
    { isNew: false, hasNotice: true },
  ],
])('a browser that is not %s any more is accepted by its row, whatever the charge saw', async (_, change, expected) => {
  const ann = await openChallenge('trusted');
  await database.query(change, [ann.accountId]);
  // Beside another one that has signed in, so that the owner is told of a new one.
  await database.query(
    'insert into browsers (id, account_id, token_hash, security_epoch, signed_in_at) values ($1, $2, $3, 0, now())',
    [id(), ann.accountId, Buffer.from(hash())],
  );
  const accepted = await accept(ann);
  const [event] = await database.query<{ isNew: boolean }>(
    `select is_new_browser as "isNew" from security_events where account_id = $1 and kind = 'signed-in'`,
    [ann.accountId],
  );
  expect({ ...event, hasNotice: accepted?.hasNotice }).toEqual(expected);
});

describe.each(browsers)(
  'what ends a challenge while it is accepted, in a browser that is $trust, leaves the evidence unspent',
  ({ trust }) => {
    async function withEvidenceOf(factor: FactorName) {
      const ann = await openChallenge(trust);
      const mac = hash();
      const codes = { recoveryCodesId: id(), mac };
      const passkeyId = id();
      await database.query(
        "insert into recovery_codes (id, account_id, sealed_key, key_id, macs) values ($1, $2, 'x', 'k', array[$3::bytea])",
        [codes.recoveryCodesId, ann.accountId, Buffer.from(mac)],
      );
      await database.query(
        "insert into email_codes (challenge_id, mac, key_id, sends_left, expires_at) values ($1, $2, 'k', 2, now() + interval '1 minute')",
        [ann.challengeId, Buffer.from(mac)],
      );
      await database.query(
        `insert into passkeys (id, account_id, credential_id, public_key, counter, is_synced, transports, name)
      values ($1, $2, $3, 'x', 7, false, '{}', 'A key')`,
        [passkeyId, ann.accountId, Buffer.from(mac)],
      );
      await database.query(
        "insert into passkey_ceremonies (challenge, challenge_id, expires_at) values ($1, $2, now() + interval '1 minute')",
        [Buffer.from(mac), ann.challengeId],
      );
      const evidences = {
        passkey: { factor: 'passkey', passkeyId, challenge: mac, counter: 8, isSynced: false, isUserVerified: true },
        authenticator: { factor: 'authenticator', authenticatorId: ann.authenticatorId, step: 101 },
        email: { factor: 'email', mac },
        'recovery-code': { factor: 'recovery-code', ...codes },
      } as const;
      return { ann, evidence: evidences[factor] };
    }

    const unspent = async ({ accountId, challengeId }: Opened) =>
      database.query(
        `select (select last_step from authenticators where account_id = $1) as step,
        (select cardinality(macs) from recovery_codes where account_id = $1) as codes,
        (select counter::int from passkeys where account_id = $1) as counter,
        (select count(*)::int from email_codes where challenge_id = $2) as mails`,
        [accountId, challengeId],
      );

    const endings = {
      'a change of the account': 'update accounts set security_epoch = security_epoch + 1 where id = $1',
      'another answer to it': 'delete from challenges where account_id = $1',
    };

    test.each(factorNames.flatMap((factor) => Object.keys(endings).map((ending) => [factor, ending] as const)))(
      'SEC-59 by %s, ended by %s',
      async (factor, ending) => {
        const { ann, evidence } = await withEvidenceOf(factor);
        const other = new pg.Client({ connectionString: database.url });
        await other.connect();
        await other.query('begin');
        await other.query(endings[ending as keyof typeof endings], [ann.accountId]);
        const accepting = acceptEvidence(ann, evidence);
        await untilSomebodyWaits(database);
        await other.query('commit');
        await other.end();
        expect(await accepting).toBeNull();
        // The code of a mail goes with its challenge.
        const mails = ending === 'another answer to it' ? 0 : 1;
        expect(await unspent(ann)).toEqual([{ step: '100', codes: 1, counter: 7, mails }]);
      },
    );
  },
);

describe('a guess and a success lock the same rows in the same order, so neither waits for the other for ever', () => {
  test.each([
    ['a guess', (ann: Opened) => challenges.charge('authenticator', ann)],
    ['a success in a new browser', (ann: Opened) => accept(ann)],
    ['a success', (ann: Opened) => accept(ann)],
  ])('%s waits for the budget before it holds the browser', async (what, act) => {
    const ann = await openChallenge(what === 'a success' ? 'trusted' : 'untrusted');
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
