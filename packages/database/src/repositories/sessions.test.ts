import { randomBytes, randomUUID } from 'node:crypto';
import { sessionLimits } from '@countersign/two-factor';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { noAttempt } from '../testing/no-attempt.ts';
import { someBrowser } from '../testing/some-browser.ts';
import { someRequest } from '../testing/some-request.ts';
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts';
import { createAccounts } from './accounts.ts';
import { createChallenges } from './challenges.ts';
import { createSessions } from './sessions.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());

const AT_ONCE = 5;
const newToken = () => new Uint8Array(randomBytes(32));

test('SEC-63 of sessions that begin at the same moment, none of which sees another, no more stay than an account has', async () => {
  const accountId = randomUUID();
  await createAccounts(database.sql).add({ id: accountId, email: 'ann@example.com', passwordHash: 'x' });
  await database.query(
    `insert into sessions (id, token_hash, account_id, amr, security_epoch, expires_at)
    select gen_random_uuid(), uuid_send(gen_random_uuid()), $1, '{pwd}', 0, now() + interval '1 day'
    from generate_series(1, $2)`,
    [accountId, sessionLimits.perAccount - 1],
  );

  // Each has looked at the account's sessions once it waits for the tries that it gives back.
  const key = newToken();
  await database.query('insert into throttles (key, tokens) values ($1, 1)', [key]);
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from throttles where key = $1 for update', [key]);
  const begun = Array.from({ length: AT_ONCE }, () =>
    createSessions(database.sql).startWithPassword({
      accountId,
      securityEpoch: 0,
      browser: someBrowser(),
      session: { id: randomUUID(), tokenHash: newToken(), amr: ['pwd'], replaces: null },
      attempt: { caller: 'known', keys: [key], consecutiveFailures: null, judged: null },
      noticeId: randomUUID(),
      requestedFrom: someRequest,
    }),
  );
  await untilSomebodyWaits(database, AT_ONCE);
  await holder.end();
  await Promise.all(begun);
  expect(await database.query('select from sessions where account_id = $1', [accountId])).toHaveLength(
    sessionLimits.perAccount,
  );
});

test('SEC-66 a second step that is being accepted while all other sessions are ended begins none that stays', async () => {
  const [accountId, authenticatorId, challengeId, ownId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const challenges = createChallenges(database.sql);
  const sessions = createSessions(database.sql);
  await createAccounts(database.sql).add({ id: accountId, email: 'ben@example.com', passwordHash: 'x' });
  await database.query(
    "insert into authenticators (id, account_id, sealed_secret, key_id, last_step) values ($1, $2, 'x', 'k', 100)",
    [authenticatorId, accountId],
  );
  await database.query(
    `insert into sessions (id, token_hash, account_id, amr, security_epoch, expires_at)
    values ($1, $2, $3, '{pwd,otp}', 0, now() + interval '1 day')`,
    [ownId, newToken(), accountId],
  );
  const tokenHash = newToken();
  const opening = { id: challengeId, accountId, securityEpoch: 0, tokenHash, browser: someBrowser() };
  await challenges.open({ ...opening, attempt: noAttempt, requestedFrom: someRequest });
  await challenges.charge('authenticator', { tokenHash });

  // The answer has closed its challenge, and waits for the budget before it can begin the session.
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from attempt_budgets where account_id = $1 for update', [accountId]);
  const accepted = challenges.accept({
    accountId,
    challengeId,
    trust: 'untrusted',
    evidence: { factor: 'authenticator', authenticatorId, step: 101 },
    browserTokenHash: newToken(),
    session: { id: randomUUID(), tokenHash: newToken(), amr: ['pwd', 'otp'], replaces: null },
    noticeId: randomUUID(),
    requestedFrom: someRequest,
  });
  await untilSomebodyWaits(database, 1);
  const session = { id: ownId, accountId, securityEpoch: 0 };
  const ended = sessions.endOthers({ session, noticeId: randomUUID(), requestedFrom: someRequest });
  await untilSomebodyWaits(database, 2);
  await holder.end();
  expect(await accepted).not.toBeNull();
  expect(await ended).toBe(1);
  expect(await database.query('select id from sessions where account_id = $1', [accountId])).toEqual([{ id: ownId }]);
});
