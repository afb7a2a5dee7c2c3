import { randomBytes } from 'node:crypto';
import { createLinkTokens, createSecretSeal, systemRandom } from '@countersign/crypto';
import {
  createAccounts,
  createActivations,
  createAdditions,
  createAssistedRecoveries,
  createBrowsers,
  createChallenges,
  createChanges,
  createCodeTests,
  createDeactivations,
  createEmailChanges,
  createEmailCodes,
  createInvitations,
  createMoves,
  createNotices,
  createPasskeys,
  createPasswordAttempts,
  createPasswordChanges,
  createPasswordResets,
  createRecoveryCodes,
  createRetention,
  createSealedSecrets,
  createSecurityEvents,
  createSentMails,
  createSessions,
  createStepUps,
  createUnlockLinks,
  definedStatements,
} from '@countersign/database';
import {
  factorNames,
  makeBeginHelp,
  makeBlockAccount,
  makeRespellAddresses,
  makeRotateKeys,
  makeUnblockAccount,
  securityEventKinds,
  securityEventTopics,
} from '@countersign/two-factor';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { traced } from '../observability/tracing/tracing.ts';
import { stepNow } from '../testing/authenticator-app.ts';
import { figure } from '../testing/figure.ts';
import { activateWithPasskey, addPasskey, made, PASSKEYS, signed } from '../testing/passkeys.ts';
import { beginActivation, beginAddition, beginMove } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';
import { wholeLife } from '../testing/whole-life.ts';
import { grow } from './testing/grow.ts';
import { flawsOf, nodesOf, type PlanNode } from './testing/plan-flaws.ts';
import { type RecordedStatement, statementRecorder } from './testing/recorded-statements.ts';

/** With fewer rows the planner finds a scan cheaper, so that what it does not scan here it does not scan where there are more. */
const ACCOUNTS = 50_000;

const recorder = statementRecorder();
const [newer, older] = [
  { id: 'newer', key: new Uint8Array(randomBytes(32)) },
  { id: 'older', key: new Uint8Array(randomBytes(32)) },
];
const bff = await startBff({
  tracing: recorder.tracing,
  keyring: [older],
  webhookSecrets: [new Uint8Array(randomBytes(32))],
});
afterAll(() => bff.close());
const { sql } = bff.database;

/** What the commands of operators run, recorded by the same names. */
const repository = <Port extends object>(name: string, port: Port): Port =>
  traced(recorder.tracing, { name, kind: 'client' }, port as never);
const accounts = repository('accounts', createAccounts(sql));
const activations = repository('activations', createActivations(sql));
const additions = repository('additions', createAdditions(sql));
const assistedRecoveries = repository('assistedRecoveries', createAssistedRecoveries(sql));
const challenges = repository('challenges', createChallenges(sql));
const emailChanges = repository('emailChanges', createEmailChanges(sql));
const emailCodes = repository('emailCodes', createEmailCodes(sql));
const changes = repository('changes', createChanges(sql));
const codeTests = repository('codeTests', createCodeTests(sql));
const invitations = repository('invitations', createInvitations(sql));
const notices = repository('notices', createNotices(sql));
const moves = repository('moves', createMoves(sql));
const passwordAttempts = repository('passwordAttempts', createPasswordAttempts(sql));
const sealedSecrets = repository('sealedSecrets', createSealedSecrets(sql));
const rotateKeys = makeRotateKeys({ sealedSecrets, secretSeal: createSecretSeal([newer, older]) });

const beginHelp = makeBeginHelp({
  assistedRecoveries,
  linkTokens: createLinkTokens('undo links', [older]),
  random: systemRandom,
});
const block = makeBlockAccount({ accounts });
const unblock = makeUnblockAccount({ accounts });

/** A recovery to its end, another that its owner cancels by the link, a third by the session; and an account that is blocked. */
async function recoveries() {
  const [ann, ben, carl] = [await bff.activeMember(), await bff.activeMember(), await bff.activeMember()];
  for (const { account } of [ann, ben, carl]) {
    await beginHelp({ email: account.email, reason: 'lost the phone' });
    await bff.useCases.deliverNotices();
    const [token = ''] = await bff.inbox.recoveryTokens(account.email, 'start');
    await bff.browser().post('/api/recovery/start', { token });
    await bff.settled();
  }
  const [token = ''] = await bff.inbox.recoveryTokens(ann.account.email, 'cancel');
  await bff.browser().post('/api/recovery/cancel', { token });
  await ben.browser.post('/api/recovery/cancel-own');
  await bff.age(carl.account, 'assisted_recoveries.due_at', 24 * 3_600);
  expect(await bff.useCases.completeRecoveries(new AbortController().signal)).toBe(1);
  expect(await block({ email: ben.account.email, reason: 'left the company' })).toEqual({ kind: 'blocked' });
  expect(await unblock(ben.account)).toEqual({ kind: 'unblocked' });
}

/** Passkeys of one who activated by one; emailed codes switched off beside them and on again, and an app added. */
async function passkeys() {
  const dan = await bff.member();
  const { authenticator, body } = await activateWithPasskey(dan.browser);
  const { recoveryCodes } = body as { recoveryCodes: string[] };
  const { id } = await addPasskey(dan.browser);
  await dan.browser.get(PASSKEYS);
  await dan.browser.post(`${PASSKEYS}/rename`, { id, name: 'Another' });
  await dan.browser.post(
    PASSKEYS,
    await made(dan.browser, authenticator, { credential: authenticator.credentials[0] }),
  );
  const browser = await bff.enterPassword(dan.account);
  const verify = '/api/sign-in/challenge/verify';
  await browser.post(verify, await signed(browser, authenticator, '/api/sign-in/challenge/passkey', { counter: 9 }));
  await bff.enterPassword(dan.account, browser);
  await browser.post(verify, await signed(browser, authenticator, '/api/sign-in/challenge/passkey', { counter: 8 }));
  const proof = await signed(dan.browser, authenticator, '/api/step-up/passkey', { counter: 10 });
  await dan.browser.post('/api/step-up/second-factor', proof);
  await dan.browser.post('/api/two-factor/recovery-codes/confirm', { code: recoveryCodes[0] });
  for (const isAccepted of [false, true, true]) await dan.browser.post('/api/two-factor/email-codes', { isAccepted });
  await dan.browser.post('/api/two-factor/addition');
  await dan.browser.get('/api/two-factor/addition');
  await dan.browser.delete('/api/two-factor/addition');
  const app = await beginAddition(dan.browser);
  await dan.browser.post('/api/two-factor/addition/confirm', { code: app.codeAt(stepNow()) });
  await dan.browser.post(`${PASSKEYS}/remove`, { id });
  await bff.settled();
  const [token = ''] = await bff.inbox.undoTokens(dan.account.email, 'passkey-removed');
  expect((await bff.browser().post('/api/undo', { token })).status).toBe(200);
}

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
  await ben.browser.get('/api/account/notices');
  await ben.browser.post('/api/account/notices', { muted: ['new-browser'] });
  await ben.browser.get('/api/two-factor');
  await ben.browser.get('/api/activity');
  for (const list of ['sessions', 'browsers']) await ben.browser.get(`/api/${list}`);
  await ben.browser.post('/api/sessions/end', { sessionId: crypto.randomUUID() });
  await ben.browser.post('/api/sessions/end-others');
  await ben.browser.post('/api/browsers/forget', { browserId: crypto.randomUUID() });
  await ben.browser.post('/api/browsers/forget-all');
  await ann.browser.get('/api/two-factor/exposure');
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

  const forgetful = bff.browser();
  const { email } = ben.account;
  await forgetful.post('/api/password-reset', { email });
  await bff.settled();
  const [reset] = await bff.inbox.resets(email);
  await forgetful.post('/api/password-reset/code', { code: reset?.code });
  const newPassword = { token: reset?.token, password: 'eleven herons and a broken kettle' };
  expect((await forgetful.post('/api/password-reset/confirm', newPassword)).status).toBe(204);

  const deactivating = ann.browser;
  await deactivating.post('/api/two-factor/deactivation');
  await deactivating.get('/api/two-factor/deactivation');
  const message = { id: 'msg_1', sentAt: Date.now() / 1_000 };
  await bff.useCases.recordDelivery({ message, type: 'email.delivered', mailId: 'mail-1' });

  const recovering = await bff.enterPassword(ann.account);
  await recovering.post('/api/sign-in/challenge/verify', { factor: 'recovery-code', code: ann.recoveryCodes[0] });
  await recovering.post('/api/two-factor/move');
  await recovering.get('/api/two-factor/move');
  await recovering.delete('/api/two-factor/move');
  const phone = await beginMove(recovering);
  await recovering.post('/api/two-factor/move/confirm', { code: phone.codeAt(stepNow()) });
  const proof = { factor: 'authenticator', code: await bff.freshCode({ ...ann, app: phone }) };
  await recovering.post('/api/step-up/second-factor', proof);
  await recovering.post('/api/step-up/second-factor', { factor: 'recovery-code', code: ann.recoveryCodes[1] });
  await recovering.post('/api/two-factor/recovery-codes/confirm', { code: ann.recoveryCodes[2] });
  await recovering.post('/api/two-factor/recovery-codes');
  await recovering.post('/api/two-factor/test', { code: phone.codeAt(stepNow()) });
  await recovering.post('/api/two-factor/check-up/postpone');
  await bff.settled();
  const [undo = ''] = await bff.inbox.undoTokens(ann.account.email, 'recovery-codes-renewed');
  await bff.browser().post('/api/undo', { token: undo });

  const cleo = await bff.member();
  const another = `new-${cleo.account.email}`;
  await cleo.browser.post('/api/account/email', { email: `mistyped-${another}` });
  await cleo.browser.delete('/api/account/email');
  await cleo.browser.post('/api/account/email', { email: another });
  await cleo.browser.get('/api/account/email');
  await cleo.browser.post('/api/account/email/confirm', { code: await bff.inbox.newestCode(another) });
  const password = 'seven grey geese over the harbour';
  await cleo.browser.post('/api/account/password', { currentPassword: cleo.account.password, password });

  const newLink = () => ({ id: crypto.randomUUID(), keyId: 'older', tokenHash: new Uint8Array(randomBytes(32)) });
  const invited = `${crypto.randomUUID()}@example.com`;
  await invitations.invite({ ...newLink(), email: invited, name: 'Dee', language: 'en' });
  await invitations.resend({ ...newLink(), email: invited });
  await bff.useCases.deliverInvitations();
  await invitations.list({ after: '', limit: 500 });
  await invitations.withdraw(invited);
  await bff.browser().post('/api/sign-up', { email: invited });
  await bff.settled();
  const invitation = (await bff.inbox.invitationTokens(invited)).at(-1);
  await bff
    .browser()
    .post('/api/invitation/accept', { token: invitation, password: 'seven otters juggle warm pebbles' });

  await passkeys();
  await recoveries();
  await bff.useCases.measureNoticeBacklog();
  await notices.list(10);
  await notices.retry([crypto.randomUUID()]);
  await bff.useCases.cleanUp(new AbortController().signal);
  await accounts.add({ id: crypto.randomUUID(), email: 'carla@example.com', passwordHash: 'x' });
  const secret = { keyId: 'older', sealed: new Uint8Array(randomBytes(48)) };
  const moved = {
    email: 'dora@example.com',
    name: 'Dora',
    passwordHash: 'x',
    authenticator: { id: crypto.randomUUID(), secret },
  };
  await accounts.addMoved([{ id: crypto.randomUUID(), ...moved }]);
  await bff.query("delete from authenticators where key_id = 'older' and octet_length(sealed_secret) = 48");
  await accounts.findTaken([moved.email]);
  await accounts.nextExported({ after: '' });
  await rotate();
  await bff.query("update accounts set email = 'carla@bücher.example' where email = 'carla@example.com'");
  expect(await makeRespellAddresses({ accounts })()).toEqual([]);

  // What a mail provider or a crowd has to fail for.
  const key = new Uint8Array(randomBytes(32));
  await passwordAttempts.refund({ caller: 'stranger', keys: [key, key], consecutiveFailures: key, judged: key });
  const challengeId = crypto.randomUUID();
  await changes.secondsUntilNext(challengeId);
  await codeTests.refundUnjudged({ id: challengeId, accountId: challengeId, securityEpoch: 0 });
  for (const factor of factorNames) await challenges.refundUnjudged(factor, challengeId);
  await moves.refundUnjudged({ id: challengeId, accountId: challengeId, securityEpoch: 0 });
  await additions.refundUnjudged({ id: challengeId, accountId: challengeId, securityEpoch: 0 });
  await activations.refundUnjudged({ id: challengeId, accountId: challengeId, securityEpoch: 0 });
  const replaced = { mac: key, keyId: 'older', expiresAt: new Date(), sentAt: new Date(), hasLeft: true };
  await emailCodes.release({ challengeId, paidBy: 'trusted', replaced: null });
  await emailCodes.release({ challengeId, paidBy: 'trusted', replaced });
  const session = { id: challengeId, accountId: challengeId, securityEpoch: 0 };
  const released = { id: challengeId, session, keys: { account: key, address: key } };
  const pending = { ...replaced, id: challengeId, email: 'carla@example.com', attemptsLeft: 5, mailId: null };
  await emailChanges.release({ ...released, replaced: null });
  await emailChanges.release({ ...released, replaced: pending });
}

async function planOf(
  text: string,
  option: 'generic_plan' | 'costs' | 'analyze',
  values: unknown[],
): Promise<PlanNode> {
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

test('whatever the product sends is a prepared constant', () => {
  const constants = new Set(definedStatements().map(({ text }) => text));
  const others = recorder.statements().filter(({ text }) => !constants.has(text));
  expect(others).toEqual([]);
});

test('each method of each repository was seen at work', () => {
  const repositories = {
    accounts: createAccounts(sql),
    activations: createActivations(sql),
    additions: createAdditions(sql),
    assistedRecoveries: createAssistedRecoveries(sql),
    browsers: createBrowsers(sql),
    challenges: createChallenges(sql),
    changes: createChanges(sql),
    codeTests: createCodeTests(sql),
    deactivations: createDeactivations(sql),
    emailChanges: createEmailChanges(sql),
    emailCodes: createEmailCodes(sql),
    invitations: createInvitations(sql),
    moves: createMoves(sql),
    notices: createNotices(sql),
    passkeys: createPasskeys(sql),
    passwordAttempts: createPasswordAttempts(sql),
    passwordChanges: createPasswordChanges(sql),
    passwordResets: createPasswordResets(sql),
    recoveryCodes: createRecoveryCodes(sql),
    retention: createRetention(sql),
    sealedSecrets: createSealedSecrets(sql),
    sentMails: createSentMails(sql),
    securityEvents: createSecurityEvents(sql),
    sessions: createSessions(sql),
    stepUps: createStepUps(sql),
    unlockLinks: createUnlockLinks(sql),
  };
  const methods = Object.entries(repositories).flatMap(([name, port]) =>
    Object.keys(port).map((method) => `${name}.${method}`),
  );
  const seen = new Set(recorder.statements().map(({ by }) => by));
  expect(methods.filter((method) => !seen.has(method))).toEqual([]);
});

describe('the events of an account that has 10,000, among those of others', () => {
  const accountId = '0198c0de-5a1e-7c3a-9d2b-3f4e5a6b7c8d';
  const text = definedStatements().find(({ name }) => name === 'securityEvents.list')?.text ?? '';
  const kindsOf = (only: string | null) =>
    only === null ? securityEventKinds : securityEventKinds.filter((kind) => securityEventTopics[kind] === only);
  /** Before the 50 oldest. */
  let deepInside = '';

  beforeAll(async () => {
    // As time brings them, which is not side by side; two are about the account, and one is a warning.
    await bff.query(
      `insert into security_events (account_id, kind, factor, at)
      select case when n % 3 = 0 then $1::uuid else gen_random_uuid() end,
        case when n in (15000, 27000) then 'notices-chosen' when n = 24000 then 'code-replayed' else 'signed-in' end,
        'otp', now() - (30000 - n) * interval '1 minute'
      from generate_series(1, 30000) n`,
      [accountId],
    );
    await bff.query('analyze security_events');
    const [row] = await bff.query<{ moment: string }>(
      'select (extract(epoch from at) * 1000000)::bigint as moment from security_events where account_id = $1 order by at offset 50 limit 1',
      [accountId],
    );
    deepInside = String(row?.moment);
  }, 120_000);

  const shapeOf = (node: PlanNode): unknown => [node['Node Type'], node['Index Cond'], node.Plans?.map(shapeOf)];
  const scanOf = (plan: PlanNode) => nodesOf(plan).find((node) => node['Relation Name'] === 'security_events');

  test('one plan, whatever is asked for and whether or not Postgres is told', async () => {
    const plans = [await planOf(text, 'generic_plan', [])];
    for (const before of [null, deepInside])
      for (const kinds of [null, ...Object.values(securityEventTopics)].map(kindsOf))
        for (const onlyWarnings of [false, true])
          plans.push(await planOf(text, 'costs', [accountId, before, kinds, onlyWarnings, 31]));
    expect(new Set(plans.map((plan) => JSON.stringify(shapeOf(plan)))).size).toBe(1);
    for (const plan of plans) {
      expect(flawsOf(plan)).toEqual([]);
      expect(scanOf(plan)).toMatchObject({
        'Node Type': 'Index Scan',
        'Index Name': 'security_events_account_id_at',
        'Scan Direction': 'Backward',
      });
    }
  });

  test.each([
    ['the newest page', { atMost: 32, found: 32 }, {}],
    ['a page deep inside', { atMost: 50, found: 32 }, { isDeep: true }],
    ['the rarest topic, to the end', { atMost: 10_000, found: 2 }, { only: 'account' }],
    ['the rarest warning, to the end', { atMost: 10_000, found: 1 }, { onlyWarnings: true }],
  ])('%s: %o of its rows are read', async (_, { atMost, found }, wanted) => {
    const { isDeep = false, only = null, onlyWarnings = false } = wanted as Record<string, never>;
    const values = [accountId, isDeep ? deepInside : null, kindsOf(only), onlyWarnings, 31];
    const { 'Actual Rows': rows = 0, 'Rows Removed by Filter': others = 0 } =
      scanOf(await planOf(text, 'analyze', values)) ?? {};
    expect(rows).toBeGreaterThanOrEqual(Math.min(found, 31));
    expect(rows + others).toBeLessThanOrEqual(atMost);
  });
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
