import { randomBytes, randomUUID } from 'node:crypto';
import { sessionLimits } from '@countersign/two-factor';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { someBrowser } from '../testing/some-browser.ts';
import { someRequest } from '../testing/some-request.ts';
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts';
import { createAccounts } from './accounts.ts';
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
      requestedFrom: someRequest,
    }),
  );
  await untilSomebodyWaits(database, AT_ONCE);
  await holder.end();
  await Promise.all(begun);
  expect(await database.query('select from sessions')).toHaveLength(sessionLimits.perAccount);
});
