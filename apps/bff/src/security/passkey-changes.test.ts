import { type PasskeyList, passkeyList } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { activateWithPasskey, addPasskey, made, newAuthenticator, PASSKEYS, signed } from '../testing/passkeys.ts';
import { passwordResetsAt } from '../testing/password-resets.ts';
import type { Account } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());
const resets = passwordResetsAt(bff);

const CHALLENGE = '/api/sign-in/challenge';
const VERIFY = `${CHALLENGE}/verify`;
const OPTIONS = `${PASSKEYS}/options`;
const ACTIVATE = '/api/two-factor/activation/passkey';
const EMAIL_CODES = '/api/two-factor/email-codes';

const passkeyRefused = { status: 422, body: { code: 'passkey_refused' }, cookies: [] };

async function passkeyMember() {
  const someone = await bff.activeMember();
  return { ...someone, ...(await addPasskey(someone.browser)) };
}
type PasskeyMember = Awaited<ReturnType<typeof passkeyMember>>;

const passkeysOf = ({ id }: Account) =>
  bff.query('select id, counter, name from passkeys where account_id = $1 order by id', [id]);

/** The status of a sign-in by it, with a new password where the one that there was has ended. */
async function signInBy({ account, authenticator }: Pick<PasskeyMember, 'account' | 'authenticator'>, isVoid = false) {
  const browser = await bff.enterPassword(isVoid ? await resets.reset(account) : account);
  return (await browser.post(VERIFY, await signed(browser, authenticator))).status;
}

async function byMail(account: Account): Promise<Browser> {
  const browser = await bff.enterPassword(account);
  expect((await browser.post(`${CHALLENGE}/email-code`)).status).toBe(202);
  const code = await bff.inbox.newestCode(account.email);
  expect((await browser.post(VERIFY, { factor: 'email', code })).status).toBe(200);
  return browser;
}

describe('SEC-90 nothing is registered', () => {
  test('with only a challenge, whatever was asked in a session', async () => {
    const { account, browser } = await passkeyMember();
    const before = await passkeysOf(account);
    const body = await made(browser);
    const challenged = await bff.enterPassword(account);
    for (const [path, sent] of [[OPTIONS], [PASSKEYS, body], [ACTIVATE, body]] as const) {
      expect(await challenged.post(path, sent)).toMatchObject({ status: 401, cookies: [] });
    }
    expect(await passkeysOf(account)).toEqual(before);
  });

  test('by a session that a mailbox proved, neither by its own options nor by those of another', async () => {
    const someone = await passkeyMember();
    const before = await passkeysOf(someone.account);
    const { browser, account } = someone;
    const mailed = await byMail(account);
    const body = await made(browser);
    const factorRequired = { status: 403, body: { code: 'factor_required' }, cookies: [] };
    const id = (before[0] as { id: string }).id;
    expect(await mailed.post(OPTIONS)).toMatchObject(factorRequired);
    expect(await mailed.post(PASSKEYS, body)).toMatchObject(factorRequired);
    expect(await mailed.post(`${PASSKEYS}/remove`, { id })).toMatchObject(factorRequired);
    expect(await mailed.post(EMAIL_CODES, { isAccepted: false })).toMatchObject(factorRequired);
    expect(await passkeysOf(account)).toEqual(before);
    expect((await browser.post(PASSKEYS, body)).status).toBe(201);
  });

  test('by what another session of the account was asked, or another account', async () => {
    const someone = await passkeyMember();
    const stranger = await bff.activeMember();
    const elsewhere = await bff.signInWithApp(someone);
    const before = await passkeysOf(someone.account);
    const body = await made(someone.browser);
    for (const browser of [elsewhere, stranger.browser]) {
      expect(await browser.post(PASSKEYS, body)).toMatchObject(passkeyRefused);
      expect((await browser.post(OPTIONS)).status).toBe(200);
      expect(await browser.post(PASSKEYS, body)).toMatchObject(passkeyRefused);
    }
    expect([await passkeysOf(someone.account), await passkeysOf(stranger.account)]).toEqual([before, []]);
  });

  test('twice by what was asked once, nor by what was asked before something else was', async () => {
    const { account, browser } = await passkeyMember();
    const first = await made(browser);
    const second = await made(browser);
    expect(await browser.post(PASSKEYS, first)).toMatchObject(passkeyRefused);
    expect((await browser.post(PASSKEYS, second)).status).toBe(201);
    const { challenge } = JSON.parse(
      Buffer.from(second.credential.response.clientDataJSON, 'base64url').toString(),
    ) as { challenge: string };
    const another = { credential: newAuthenticator().create({ challenge }), name: 'Another' };
    expect(await browser.post(PASSKEYS, another)).toMatchObject(passkeyRefused);
    expect(await passkeysOf(account)).toHaveLength(2);
  });

  test('of what another account has, whose owner still signs in by it', async () => {
    const owner = await passkeyMember();
    const eve = await bff.activeMember();
    const [credential] = owner.authenticator.credentials;
    const stolen = await made(eve.browser, owner.authenticator, { credential });
    const answer = await eve.browser.post(PASSKEYS, stolen);
    expect(answer).toMatchObject({ status: 409, body: { code: 'passkey_taken' }, cookies: [] });
    expect(await passkeysOf(eve.account)).toEqual([]);
    owner.authenticator.credentials.splice(1);
    expect(await signInBy(owner)).toBe(200);
  });

  test('beside twenty, neither by new options nor by older ones', async () => {
    const { account, browser } = await passkeyMember();
    await bff.query(
      `insert into passkeys (id, account_id, credential_id, public_key, counter, is_synced, transports, name)
      select gen_random_uuid(), account_id, uuid_send(gen_random_uuid()), public_key, 0, false, '{}', 'A key'
      from passkeys, generate_series(1, 18) where account_id = $1`,
      [account.id],
    );
    const older = await made(browser);
    const twentieth = await made(browser.copy());
    expect(await browser.post(PASSKEYS, older)).toMatchObject(passkeyRefused);
    expect((await browser.post(PASSKEYS, twentieth)).status).toBe(201);
    expect(await browser.post(OPTIONS)).toMatchObject({ status: 409, body: { code: 'too_many_passkeys' } });
    expect(await browser.post(PASSKEYS, twentieth)).toMatchObject({ status: 422, cookies: [] });
    expect(await passkeysOf(account)).toHaveLength(20);
  });
});

test('SEC-90 a counter that went back is refused over HTTP, on record and told', async () => {
  const someone = await passkeyMember();
  const browser = await bff.enterPassword(someone.account);
  const ahead = await signed(browser, someone.authenticator, '/api/sign-in/challenge/passkey', { counter: 9 });
  expect((await browser.post(VERIFY, ahead)).status).toBe(200);
  expect(await signInBy(someone)).toBe(422);
  await bff.settled();
  expect((await bff.securityEvents(someone.account)).at(-1)).toMatchObject({ kind: 'passkey-copied' });
  const subjects = (await bff.inbox.mails(someone.account.email)).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject.includes('may be a copy'))).toHaveLength(1);
});

test.each([
  [false, 'hwk', 'swk'],
  [true, 'swk', 'hwk'],
])('the session, its event and the authorize endpoint say what signed; synced: %s', async (isSynced, method, other) => {
  const someone = await bff.activeMember();
  const { authenticator } = await addPasskey(someone.browser, { isSynced });
  const browser = await bff.enterPassword(someone.account);
  expect((await browser.post(VERIFY, await signed(browser, authenticator))).status).toBe(200);
  expect((await browser.get('/api/session')).body).toMatchObject({ session: { amr: ['pwd', 'user', method] } });
  expect((await bff.securityEvents(someone.account)).at(-1)).toMatchObject({ kind: 'signed-in', factor: method });
  const asked = (methods: string) => browser.get(`/api/authorize?methods=${methods}`);
  expect((await asked('hwk,swk')).headers.get('countersign-methods')).toBe(`pwd,user,${method}`);
  expect([(await asked(method)).status, (await asked(other)).status, (await asked('otp')).status]).toEqual([
    204, 403, 403,
  ]);
});

describe('SEC-90 other sessions and challenges end with', () => {
  const id = async (browser: Browser) => ((await browser.get(PASSKEYS)).body as PasskeyList).passkeys[0]?.id;

  test.each<[string, (someone: PasskeyMember) => Promise<{ status: number }>]>([
    ['an addition', async ({ browser }) => browser.post(PASSKEYS, await made(browser))],
    ['a removal', async ({ browser }) => browser.post(`${PASSKEYS}/remove`, { id: await id(browser) })],
    ['emailed codes switched off', ({ browser }) => browser.post(EMAIL_CODES, { isAccepted: false })],
  ])('%s', async (_, change) => {
    const someone = await passkeyMember();
    await someone.browser.post('/api/two-factor/recovery-codes/confirm', { code: someone.recoveryCodes[0] });
    const elsewhere = await bff.signInWithApp(someone);
    const [before, challenged] = [someone.browser.copy(), await bff.enterPassword(someone.account)];
    const proof = await signed(challenged, someone.authenticator);
    expect([200, 201, 204]).toContain((await change(someone)).status);
    expect((await someone.browser.get('/api/session')).status).toBe(200);
    for (const browser of [elsewhere, before]) expect((await browser.get('/api/session')).status).toBe(401);
    expect(await challenged.post(VERIFY, proof)).toMatchObject({ status: 410, cookies: [] });
    await bff.settled();
  });
});

describe('SEC-90 for 72 hours by the clock of the database a link takes back', () => {
  const undo = (token = '') => bff.browser().post('/api/undo', { token });
  const waited = ({ id }: Account, minutes: number) =>
    bff.query(
      'update reversible_changes set expires_at = created_at + make_interval(hours => 72) - make_interval(mins => $2) where account_id = $1',
      [id, minutes],
    );
  const AT_ONCE_BEFORE = 72 * 60 - 1;
  const AFTER = 72 * 60;

  async function tokenOf({ email }: Account, change: 'passkey-added' | 'passkey-removed' | 'deactivated') {
    await bff.settled();
    return (await bff.inbox.undoTokens(email, change)).at(-1);
  }

  async function deactivated({ account, browser }: PasskeyMember) {
    expect((await browser.post('/api/two-factor/deactivation')).status).toBe(202);
    const code = await bff.inbox.newestCode(account.email);
    expect((await browser.post('/api/two-factor/deactivation/confirm', { code })).status).toBe(200);
  }

  test('an addition: its passkey signs nothing any more', async () => {
    const [early, late] = [await passkeyMember(), await passkeyMember()];
    const tokens = [await tokenOf(early.account, 'passkey-added'), await tokenOf(late.account, 'passkey-added')];
    await waited(early.account, AT_ONCE_BEFORE);
    await waited(late.account, AFTER);
    expect(await undo(tokens[0])).toMatchObject({ status: 200, body: { undone: 'passkey-added' } });
    expect(await undo(tokens[1])).toMatchObject({ status: 410, body: { code: 'link_gone' } });
    expect(await passkeysOf(early.account)).toEqual([]);
    expect((await early.browser.get('/api/session')).status).toBe(401);
    expect(await signInBy(late)).toBe(200);
  });

  test.each<[string, 'passkey-removed' | 'deactivated', (someone: PasskeyMember) => Promise<unknown>]>([
    ['a removal', 'passkey-removed', ({ browser, id }) => browser.post(`${PASSKEYS}/remove`, { id })],
    ['a deactivation', 'deactivated', deactivated],
  ])('%s: the passkey signs in again, from the counter that it had', async (_, kind, remove) => {
    const [early, late] = [await passkeyMember(), await passkeyMember()];
    const before = await passkeysOf(early.account);
    for (const someone of [early, late]) {
      await remove(someone);
      expect(await passkeysOf(someone.account)).toEqual([]);
    }
    const tokens = [await tokenOf(early.account, kind), await tokenOf(late.account, kind)];
    await waited(early.account, AT_ONCE_BEFORE);
    await waited(late.account, AFTER);
    expect(await undo(tokens[1])).toMatchObject({ status: 410 });
    expect(await passkeysOf(late.account)).toEqual([]);
    expect(await undo(tokens[0])).toMatchObject({ status: 200, body: { undone: kind } });
    expect(await passkeysOf(early.account)).toEqual(before);
    expect(await signInBy(early, true)).toBe(200);
  });
});

test('SEC-90 a recovery of the account removes its passkeys', async () => {
  const { account } = await passkeyMember();
  await bff.operator.beginHelp({ email: account.email, reason: 'lost everything' });
  await bff.useCases.deliverNotices();
  const token = (await bff.inbox.recoveryTokens(account.email, 'start')).at(-1);
  expect((await bff.browser().post('/api/recovery/start', { token })).status).toBe(200);
  await bff.settled();
  await bff.age(account, 'assisted_recoveries.due_at', 86_400);
  await bff.useCases.completeRecoveries(new AbortController().signal);
  expect(await passkeysOf(account)).toEqual([]);
  const { email, password } = await resets.reset(account);
  expect((await bff.browser().post('/api/sign-in', { email, password })).body).toMatchObject({ next: 'signed-in' });
});

describe('SEC-90 while emailed codes are switched off', () => {
  async function without() {
    const someone = await passkeyMember();
    await someone.browser.post('/api/two-factor/recovery-codes/confirm', { code: someone.recoveryCodes[0] });
    expect((await someone.browser.post(EMAIL_CODES, { isAccepted: false })).status).toBe(204);
    return someone;
  }

  test('none is sent or taken, every attempt costs a try, and the other ways stay open', async () => {
    const { account, recoveryCodes } = await without();
    const sent = (await bff.inbox.codeMails(account.email)).length;
    const browser = await bff.enterPassword(account);
    expect(await browser.post(`${CHALLENGE}/email-code`)).toMatchObject({ status: 404, cookies: [] });
    for (const attemptsLeft of [4, 3]) {
      expect(await browser.post(VERIFY, { factor: 'email', code: '123456' })).toMatchObject({
        status: 422,
        body: { code: 'wrong_code', attemptsLeft },
      });
    }
    expect(await bff.inbox.codeMails(account.email)).toHaveLength(sent);
    expect((await browser.post(VERIFY, { factor: 'recovery-code', code: recoveryCodes[1] })).status).toBe(200);
  });

  test('one that was mailed before is not taken, by itself or after the passkey was refused', async () => {
    const someone = await passkeyMember();
    await someone.browser.post('/api/two-factor/recovery-codes/confirm', { code: someone.recoveryCodes[0] });
    const browser = await bff.enterPassword(someone.account);
    expect((await browser.post(`${CHALLENGE}/email-code`)).status).toBe(202);
    const code = await bff.inbox.newestCode(someone.account.email);
    // As if its challenge had outlived the change: the row alone decides.
    await bff.query('update accounts set accepts_email_codes = false where id = $1', [someone.account.id]);
    const forged = await signed(browser, someone.authenticator, '/api/sign-in/challenge/passkey', { counter: 0 });
    forged.credential.response.signature = 'AAAA';
    expect((await browser.post(VERIFY, forged)).status).toBe(422);
    expect(await browser.post(VERIFY, { factor: 'email', code })).toMatchObject({ status: 422, cookies: [] });
    expect((await browser.post(VERIFY, await signed(browser, someone.authenticator))).status).toBe(200);
  });

  test('and they count once they are on again', async () => {
    const { account, browser } = await without();
    expect((await browser.post(EMAIL_CODES, { isAccepted: true })).status).toBe(204);
    expect((await (await byMail(account)).get('/api/session')).status).toBe(200);
  });
});

test('SEC-90 an account that a passkey alone activated keeps it until it is deactivated', async () => {
  const { browser } = await bff.member();
  await activateWithPasskey(browser);
  const { passkeys } = v.parse(passkeyList, (await browser.get(PASSKEYS)).body);
  const answer = await browser.post(`${PASSKEYS}/remove`, { id: passkeys[0]?.id });
  expect(answer).toMatchObject({ status: 409, body: { code: 'last_primary_factor' }, cookies: [] });
  expect((await browser.get('/api/two-factor')).body).toMatchObject({ status: 'active', hasPasskeys: true });
});
