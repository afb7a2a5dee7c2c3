import { randomBytes } from 'node:crypto';
import { createSecretSeal } from '@countersign/crypto';
import {
  createAccounts,
  createActivations,
  createChallenges,
  createDeactivations,
  createEmailCodes,
  createNotices,
  createPasswordAttempts,
  createRetention,
  createSealedSecrets,
  createSessions,
  createUnlockLinks,
  definedStatements,
} from '@countersign/database';
import { factorNames, makeRespellAddresses, makeRotateKeys } from '@countersign/two-factor';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { traced } from '../observability/tracing/tracing.ts';
import { figure } from '../testing/figure.ts';
import { beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';
import { wholeLife } from '../testing/whole-life.ts';
import { grow } from './testing/grow.ts';
import { flawsOf, nodesOf, type PlanNode } from './testing/plan-flaws.ts';
import { type RecordedStatement, statementRecorder } from './testing/recorded-statements.ts';

const ACCOUNTS = 200_000;

const recorder = statementRecorder();
const [newer, older] = [
  { id: 'newer', key: new Uint8Array(randomBytes(32)) },
  { id: 'older', key: new Uint8Array(randomBytes(32)) },
];
const bff = await startBff({ tracing: recorder.tracing, keyring: [older] });
afterAll(() => bff.close());
const { sql } = bff.database;

/** What the commands of operators run, recorded by the same names. */
const repository = <Port extends object>(name: string, port: Port): Port =>
  traced(recorder.tracing, { name, kind: 'client' }, port as never);
const accounts = repository('accounts', createAccounts(sql));
const activations = repository('activations', createActivations(sql));
const challenges = repository('challenges', createChallenges(sql));
const emailCodes = repository('emailCodes', createEmailCodes(sql));
const passwordAttempts = repository('passwordAttempts', createPasswordAttempts(sql));
const sealedSecrets = repository('sealedSecrets', createSealedSecrets(sql));
const rotateKeys = makeRotateKeys({ sealedSecrets, secretSeal: createSecretSeal([newer, older]) });

async function rotate() {
  for await (const progress of rotateKeys()) expect(progress.unreadable).toBe(0);
}

/** Whatever the product ever does, each at least once. */
async function everything() {
  await wholeLife(bff);
  const [ann, ben] = [await bff.activeMember(), await bff.member()];
  await beginActivation(ben.browser);
  await ben.browser.get('/api/two-factor/activation');
  await ben.browser.delete('/api/two-factor/activation');
  await beginActivation(ben.browser);
  await ben.browser.post('/api/account/language', { language: 'en' });
  await ben.browser.get('/api/two-factor');
  const older = await hash(ben.account.password, { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
  await bff.query('update accounts set password_hash = $2 where id = $1', [ben.account.id, older]);
  await bff.enterPassword(ben.account);

  const challenged = await bff.enterPassword(ann.account);
  await challenged.get('/api/sign-in/challenge');
  await challenged.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code: ann.app.wrongCode() });
  await challenged.delete('/api/sign-in/challenge');
  await bff.browser().post('/api/sign-in', { email: ann.account.email, password: 'wrong by all means' });
  await bff.browser().post('/api/sign-in/unlock', { email: ann.account.email });
  await bff.settled();
  const [token = ''] = await bff.inbox.linkTokens(ann.account.email);
  await bff.browser().post('/api/sign-in/unlock/confirm', { token });

  await bff.useCases.measureNoticeBacklog();
  await bff.useCases.cleanUp(new AbortController().signal);
  await accounts.add({ id: crypto.randomUUID(), email: 'carla@example.com', passwordHash: 'x' });
  await rotate();
  await bff.query("update accounts set email = 'carla@bücher.example' where email = 'carla@example.com'");
  expect(await makeRespellAddresses({ accounts })()).toEqual([]);

  // What a mail provider or a crowd has to fail for.
  const key = new Uint8Array(randomBytes(32));
  await passwordAttempts.refund({ caller: 'stranger', keys: [key, key], consecutiveFailures: key, judged: key });
  const challengeId = crypto.randomUUID();
  for (const factor of factorNames) await challenges.refundUnjudged(factor, challengeId);
  await activations.refundUnjudged({ id: challengeId, accountId: challengeId, securityEpoch: 0 });
  const replaced = { mac: key, keyId: 'older', expiresAt: new Date(), sentAt: new Date(), hasLeft: true };
  await emailCodes.release({ challengeId, paidBy: 'trusted', replaced: null });
  await emailCodes.release({ challengeId, paidBy: 'trusted', replaced });
}

async function planOf(text: string, option: 'generic_plan' | 'costs', values: unknown[]): Promise<PlanNode> {
  const [row] = await bff.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `explain (format json, ${option}) ${text}`,
    values,
  );
  if (!row) throw new Error(`Postgres explains nothing: ${text}`);
  return row['QUERY PLAN'][0].Plan;
}

beforeAll(async () => {
  recorder.record(bff.database);
  await everything();
  await grow(bff, ACCOUNTS);
}, 300_000);

/** Of one table each, and made by the query builder. */
const built = ['accounts.chooseLanguage', 'accounts.replacePasswordHash', 'activations.abandon', 'notices.remove'];

test('whatever the product sends is a prepared constant, or small enough for the query builder', () => {
  const constants = new Set(definedStatements().map(({ text }) => text));
  const others = recorder.statements().filter(({ text }) => !constants.has(text));
  expect([...new Set(others.map(({ by }) => by))].toSorted()).toEqual(built);
});

test('each method of each repository was seen at work', () => {
  const repositories = {
    accounts: createAccounts(sql),
    activations: createActivations(sql),
    challenges: createChallenges(sql),
    deactivations: createDeactivations(sql),
    emailCodes: createEmailCodes(sql),
    notices: createNotices(sql),
    passwordAttempts: createPasswordAttempts(sql),
    retention: createRetention(sql),
    sealedSecrets: createSealedSecrets(sql),
    sessions: createSessions(sql),
    unlockLinks: createUnlockLinks(sql),
  };
  const methods = Object.entries(repositories).flatMap(([name, port]) =>
    Object.keys(port).map((method) => `${name}.${method}`),
  );
  const seen = new Set(recorder.statements().map(({ by }) => by));
  expect(methods.filter((method) => !seen.has(method))).toEqual([]);
});

/** Once per start and rotation it counts the rows under older keys, of which there are none but for a rotation. */
const counts = ({ by }: RecordedStatement) => by === 'sealedSecrets.countByKey';

describe(`with ${ACCOUNTS} accounts no statement reads a table, an index or more than a batch of rows`, () => {
  test.each(['generic_plan', 'costs'] as const)('%s', async (option) => {
    const statements = recorder.statements().filter((each) => !counts(each));
    let nodes = 0;
    const flawed: string[] = [];
    for (const { by, text, values } of statements) {
      const plan = await planOf(text, option, option === 'costs' ? values : []);
      nodes += nodesOf(plan).length;
      flawed.push(...flawsOf(plan).map((flaw) => `${by} ${flaw}`));
    }
    expect(flawed).toEqual([]);
    expect(statements.length).toBeGreaterThan(40);
    figure(
      `${statements.length} statements explained over ${ACCOUNTS} accounts (${option}): ${nodes} nodes, none scans`,
    );
  });
});

test('whatever refers to a row is found by an index when the row goes', async () => {
  const unindexed = await bff.query(`
    select conrelid::regclass::text as table_name, conname from pg_constraint c
    where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
      select from pg_index i where i.indrelid = c.conrelid
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey and i.indpred is null)`);
  expect(unindexed).toEqual([]);
});

test('an index that is missing is noticed', async () => {
  await bff.query('alter table sessions drop constraint sessions_token_hash_unique');
  const find = recorder.statements().find(({ by }) => by === 'sessions.find');
  expect(flawsOf(await planOf(find?.text ?? '', 'generic_plan', []))).toContainEqual('scans sessions');
});
