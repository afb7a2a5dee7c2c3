import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { someCodeOtherThan, stepNow } from '../testing/authenticator-app.ts';
import { activateWithPasskey, addPasskey, made, PASSKEYS, signed } from '../testing/passkeys.ts';
import { beginActivation, beginAddition, beginMove } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';
import { statementsOf } from '../testing/test-database.ts';

const [newer, older] = [
  { id: 'newer', key: new Uint8Array(randomBytes(32)) },
  { id: 'older', key: new Uint8Array(randomBytes(32)) },
];
const bff = await startBff({ keyring: [newer, older] });
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';

/** A refused code is recorded before the answer, and behind it is looked whether its owner is to be told. */
const REFUSED = 2;

/** Behind the answer: taking up the notice, and forgetting it once it is sent. */
const NOTICE = 2;

/** How many statements `act` costs, once it has answered `status`. */
async function costOf(status: number, act: () => Promise<{ status: number }>): Promise<number> {
  await bff.settled();
  return statementsOf(bff.database, async () => {
    expect((await act()).status).toBe(status);
    await bff.settled();
  });
}

describe('an action is as few statements as its rule allows', () => {
  test('a password: one to charge the try and find the account; a right one another, with or without a second step', async () => {
    const [plain, active] = [await bff.account(), (await bff.activeMember()).account];
    const signIn = (email: string, password: string) => () => bff.browser().post('/api/sign-in', { email, password });
    expect(await costOf(422, signIn(`nobody-${plain.email}`, plain.password))).toBe(1);
    expect(await costOf(422, signIn(plain.email, 'not the password at all'))).toBe(1);
    expect(await costOf(200, signIn(plain.email, plain.password))).toBe(2);
    expect(await costOf(200, signIn(active.email, active.password))).toBe(2);
  });

  test('a link by email: one to count the request; behind the answer one to make the link and one to keep the mail, with or without an account', async () => {
    const { email } = await bff.account();
    const ask = (address: string) => () => bff.browser().post('/api/sign-in/unlock', { email: address });
    expect(await costOf(204, ask(email))).toBe(1 + 2);
    expect(await costOf(204, ask(`nobody-${email}`))).toBe(1 + 2);
  });

  test('a sign-up: one to count the request; behind the answer one to make the link and one to keep the mail, with or without an account', async () => {
    const { email } = await bff.account();
    const ask = (address: string) => () => bff.browser().post('/api/sign-up', { email: address });
    expect(await costOf(204, ask(email))).toBe(1 + 2);
    expect(await costOf(204, ask(`nobody-${email}`))).toBe(1 + 2);
  });

  test('an invitation: one to read it; the same and another to accept it; a link that is gone: one', async () => {
    const email = `invited-${crypto.randomUUID()}@example.com`;
    await bff.browser().post('/api/sign-up', { email });
    await bff.settled();
    const [token = ''] = await bff.inbox.invitationTokens(email);
    const accept = (password: string) => () => bff.browser().post('/api/invitation/accept', { token, password });
    expect(await costOf(200, () => bff.browser().post('/api/invitation', { token }))).toBe(1);
    expect(await costOf(422, accept('passwordpassword'))).toBe(1);
    expect(await costOf(200, accept('seven otters juggle warm pebbles'))).toBe(2);
    expect(await costOf(410, accept('seven otters juggle warm pebbles'))).toBe(1);
  });

  test('a forgotten password: the same to ask; a code one, and a right one another; a new password two, and its notice; a poor one or a link that is gone one', async () => {
    const { email } = await bff.account();
    const browser = bff.browser();
    const ask = (address: string) => () => browser.post('/api/password-reset', { email: address });
    expect(await costOf(204, ask(`nobody-${email}`))).toBe(1 + 2);
    expect(await costOf(204, ask(email))).toBe(1 + 2);
    const [mail] = await bff.inbox.resets(email);
    const enter = (code = '') => browser.post('/api/password-reset/code', { code });
    expect(await costOf(422, () => enter(mail?.code === '00000000' ? '00000001' : '00000000'))).toBe(1);
    expect(await costOf(200, () => enter(mail?.code))).toBe(2);
    const confirm = (password: string) => browser.post('/api/password-reset/confirm', { token: mail?.token, password });
    expect(await costOf(422, () => confirm('too short'))).toBe(1);
    expect(await costOf(204, () => confirm('eleven herons and a broken kettle'))).toBe(2 + NOTICE);
    expect(await costOf(410, () => confirm('eleven herons and a broken kettle'))).toBe(1);
  });

  test('the password again: the session and the charge; a right one another', async () => {
    const { account, browser } = await bff.member();
    const confirm = (password: string) => () => browser.post('/api/step-up', { password });
    expect(await costOf(422, confirm('not the password at all'))).toBe(2);
    expect(await costOf(204, confirm(account.password))).toBe(3);
  });

  test('a code: one to charge the attempt; a right one another, and its notice where the browser is new; a wrong one its record', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const answer = (code: string) => () => browser.post(VERIFY, { factor: 'authenticator', code });
    expect(await costOf(422, answer(ann.app.wrongCode()))).toBe(1 + REFUSED);
    const code = await bff.freshCode(ann);
    expect(await costOf(200, answer(code))).toBe(2 + NOTICE);
    await bff.enterPassword(ann.account, browser);
    // The code that was used a moment ago, which is answered as a wrong one is.
    expect(await costOf(422, answer(code))).toBe(1 + REFUSED);
    expect(await costOf(200, answer(await bff.freshCode(ann)))).toBe(2);
  });

  test('a recovery code: the same, and its notice', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const answer =
      (code = '') =>
      () =>
        browser.post(VERIFY, { factor: 'recovery-code', code });
    expect(await costOf(422, answer('0123456789ABCDEF'))).toBe(1 + REFUSED);
    expect(await costOf(200, answer(ann.recoveryCodes[0]))).toBe(2 + NOTICE);
  });

  test('a second factor in a session: the session, the challenge and the charge; a right one another', async () => {
    const ann = await bff.activeMember();
    const prove = (code: string) => () =>
      ann.browser.post('/api/step-up/second-factor', { factor: 'authenticator', code });
    expect(await costOf(422, prove(ann.app.wrongCode()))).toBe(3 + REFUSED);
    expect(await costOf(204, prove(await bff.freshCode(ann)))).toBe(4);
  });

  test('a passkey: one to ask for it, one to charge the attempt; a right one another; a refused one its record, and a copied one its notice', async () => {
    const ann = await bff.activeMember();
    const { authenticator } = await addPasskey(ann.browser);
    const browser = await bff.enterPassword(ann.account);
    expect(await costOf(200, () => browser.post('/api/sign-in/challenge/passkey'))).toBe(1);
    const forged = await signed(browser, authenticator, '/api/sign-in/challenge/passkey', { type: 'webauthn.create' });
    expect(await costOf(422, () => browser.post(VERIFY, forged))).toBe(1 + REFUSED);
    const right = await signed(browser, authenticator);
    expect(await costOf(200, () => browser.post(VERIFY, right))).toBe(2 + NOTICE);
    await bff.enterPassword(ann.account, browser);
    const copied = await signed(browser, authenticator, '/api/sign-in/challenge/passkey', { counter: 0 });
    expect(await costOf(422, () => browser.post(VERIFY, copied))).toBe(1 + REFUSED + 1 + NOTICE);
  });

  test('passkeys: the session and one to list or rename them, or to be asked for one; three to add it, with its notice and the list', async () => {
    const { browser, recoveryCodes } = await bff.activeMember();
    expect(await costOf(200, () => browser.get(PASSKEYS))).toBe(2);
    expect(await costOf(200, () => browser.post(`${PASSKEYS}/options`))).toBe(2);
    const body = await made(browser);
    expect(await costOf(201, () => browser.post(PASSKEYS, body))).toBe(4 + NOTICE);
    const { id } = await addPasskey(browser);
    expect(await costOf(204, () => browser.post(`${PASSKEYS}/rename`, { id, name: 'Another' }))).toBe(2);
    await browser.post('/api/two-factor/recovery-codes/confirm', { code: recoveryCodes[0] });
    const choose = (isAccepted: boolean) => () => browser.post('/api/two-factor/email-codes', { isAccepted });
    expect(await costOf(204, choose(true))).toBe(3);
    expect(await costOf(204, choose(false))).toBe(2 + NOTICE);
    expect(await costOf(200, () => browser.post(`${PASSKEYS}/remove`, { id }))).toBe(3 + NOTICE);
  });

  test('an activation by a passkey: the session, what was asked, the change, and its notice', async () => {
    const { browser } = await bff.member();
    const body = await made(browser);
    expect(await costOf(200, () => browser.post('/api/two-factor/activation/passkey', body))).toBe(3 + NOTICE);
  });

  test('new recovery codes: the session and one; one that is typed back: two more, and one for what is shown', async () => {
    const { browser, recoveryCodes } = await bff.activeMember();
    const confirm =
      (code = '') =>
      () =>
        browser.post('/api/two-factor/recovery-codes/confirm', { code });
    expect(await costOf(422, confirm('0123456789ABCDEF'))).toBe(2);
    expect(await costOf(200, confirm(recoveryCodes[0]))).toBe(4);
    expect(await costOf(201, () => browser.post('/api/two-factor/recovery-codes'))).toBe(2 + NOTICE);
  });

  test('a test of a code: the session and the charge; a right one another; a check-up that is put off: one', async () => {
    const { app, browser } = await bff.activeMember();
    const check = (code: string) => () => browser.post('/api/two-factor/test', { code });
    expect(await costOf(422, check(app.wrongCode()))).toBe(2);
    expect(await costOf(204, check(app.codeAt(stepNow())))).toBe(3);
    expect(await costOf(204, () => browser.post('/api/two-factor/check-up/postpone'))).toBe(2);
  });

  test('a move: the session and one each for beginning, reading and giving up; two to confirm, and one for what is shown', async () => {
    const { browser } = await bff.activeMember();
    expect(await costOf(201, () => browser.post('/api/two-factor/move'))).toBe(2);
    expect(await costOf(200, () => browser.get('/api/two-factor/move'))).toBe(2);
    expect(await costOf(204, () => browser.delete('/api/two-factor/move'))).toBe(2);
    const phone = await beginMove(browser);
    const confirm = (code: string) => () => browser.post('/api/two-factor/move/confirm', { code });
    expect(await costOf(422, confirm(phone.wrongCode()))).toBe(2);
    expect(await costOf(200, confirm(phone.codeAt(stepNow())))).toBe(4 + NOTICE);
  });

  test('an addition of an app: the same as a move', async () => {
    const { browser } = await bff.member();
    await activateWithPasskey(browser);
    expect(await costOf(201, () => browser.post('/api/two-factor/addition'))).toBe(2);
    expect(await costOf(200, () => browser.get('/api/two-factor/addition'))).toBe(2);
    expect(await costOf(204, () => browser.delete('/api/two-factor/addition'))).toBe(2);
    const app = await beginAddition(browser);
    const confirm = (code: string) => () => browser.post('/api/two-factor/addition/confirm', { code });
    expect(await costOf(422, confirm(app.wrongCode()))).toBe(2);
    expect(await costOf(200, confirm(app.codeAt(stepNow())))).toBe(4 + NOTICE);
  });

  test('a change that is taken back: one, and its notice; a link that is gone: one', async () => {
    const { account, browser } = await bff.activeMember();
    await browser.post('/api/two-factor/recovery-codes');
    await bff.settled();
    const [token = ''] = await bff.inbox.undoTokens(account.email, 'recovery-codes-renewed');
    const undo = () => bff.browser().post('/api/undo', { token });
    expect(await costOf(200, undo)).toBe(1 + NOTICE);
    expect(await costOf(410, undo)).toBe(1);
  });

  test('another password: the session and the charge; a right one another, and its notice; one that may not be set: none', async () => {
    const { account, browser } = await bff.member();
    const password = 'seven grey geese over the harbour';
    const change = (currentPassword: string, to: string) => () =>
      browser.post('/api/account/password', { currentPassword, password: to });
    expect(await costOf(422, change(account.password, 'too short'))).toBe(1);
    expect(await costOf(422, change('not the password at all', password))).toBe(2);
    expect(await costOf(204, change(account.password, password))).toBe(3 + NOTICE);
  });

  test('SEC-03 another email: the session, one to reserve the mail and one to keep it, with or without an account; two to confirm, and its notice', async () => {
    const { account, browser } = await bff.member();
    const owner = await bff.member();
    const email = `new-${account.email}`;
    const begin = (to: string) => () => browser.post('/api/account/email', { email: to });
    expect(await costOf(202, begin(owner.account.email))).toBe(3);
    expect(await costOf(202, begin(email))).toBe(3);
    expect(await costOf(429, begin(email))).toBe(2);
    expect(await costOf(200, () => browser.get('/api/account/email'))).toBe(2);
    const confirm = (code: string) => () => browser.post('/api/account/email/confirm', { code });
    const code = await bff.inbox.newestCode(email);
    expect(await costOf(422, confirm(someCodeOtherThan(new Set([code]))))).toBe(2);
    expect(await costOf(204, confirm(code))).toBe(3 + NOTICE);
    expect(await costOf(204, () => browser.delete('/api/account/email'))).toBe(2);
  });

  test('a step of a recovery: one, and its notice; used again, or gone: one; in a session: that and one', async () => {
    const { account, browser } = await bff.activeMember();
    const offered = async () => {
      await bff.operator.beginHelp({ email: account.email, reason: 'lost the phone' });
      await bff.useCases.deliverNotices();
      return (await bff.inbox.recoveryTokens(account.email, 'start')).at(-1) ?? '';
    };
    let token = await offered();
    const start = () => bff.browser().post('/api/recovery/start', { token });
    expect(await costOf(200, start)).toBe(1 + NOTICE);
    expect(await costOf(200, start)).toBe(1);
    const [cancelToken = ''] = await bff.inbox.recoveryTokens(account.email, 'cancel');
    const cancel = () => bff.browser().post('/api/recovery/cancel', { token: cancelToken });
    expect(await costOf(204, cancel)).toBe(1 + NOTICE);
    expect(await costOf(410, cancel)).toBe(1);
    expect(await costOf(410, start)).toBe(1);
    token = await offered();
    await start();
    const cancelOwn = () => browser.post('/api/recovery/cancel-own');
    expect(await costOf(204, cancelOwn)).toBe(2 + NOTICE);
    expect(await costOf(204, cancelOwn)).toBe(2);
  });

  test('a blocked account: a wrong password costs what every other does, and a right one too', async () => {
    const blocked = await bff.account();
    await bff.operator.blockAccount({ email: blocked.email, reason: 'left the company' });
    const signIn = (password: string) => () => bff.browser().post('/api/sign-in', { email: blocked.email, password });
    expect(await costOf(422, signIn('not the password at all'))).toBe(1);
    expect(await costOf(403, signIn(blocked.password))).toBe(2);
  });

  test('what is due: one for each recovery, and one that finds no more', async () => {
    const turn = async () => ({ status: await bff.useCases.completeRecoveries(new AbortController().signal) });
    expect(await costOf(0, turn)).toBe(1);
  });

  test('a list of sessions or browsers: the session and one; ending or forgetting: the same, and for all other sessions one more', async () => {
    const { account, browser } = await bff.member();
    const other = await bff.enterPassword(account);
    const { body } = await other.get('/api/sessions');
    const sessionId = (body as { sessions: [{ id: string }] }).sessions[0].id;
    expect(await costOf(200, () => browser.get('/api/sessions'))).toBe(2);
    expect(await costOf(204, () => browser.post('/api/sessions/end', { sessionId }))).toBe(2);
    expect(await costOf(404, () => browser.post('/api/sessions/end', { sessionId }))).toBe(2);
    expect(await costOf(200, () => browser.post('/api/sessions/end-others'))).toBe(3);
    await bff.enterPassword(account);
    expect(await costOf(200, () => browser.post('/api/sessions/end-others'))).toBe(3 + NOTICE);
    expect(await costOf(200, () => browser.get('/api/browsers'))).toBe(2);
    const browserId = crypto.randomUUID();
    expect(await costOf(404, () => browser.post('/api/browsers/forget', { browserId }))).toBe(2);
    expect(await costOf(204, () => browser.post('/api/browsers/forget-all'))).toBe(2);
  });

  test('what a thief could still do, and which mails are wanted: the session and one each', async () => {
    const { browser } = await bff.activeMember();
    expect(await costOf(200, () => browser.get('/api/two-factor/exposure'))).toBe(2);
    expect(await costOf(200, () => browser.get('/api/account/notices'))).toBe(2);
    expect(await costOf(204, () => browser.post('/api/account/notices', { muted: [] }))).toBe(2);
  });

  test('the session of a request, and whether a proxy may pass one on: one', async () => {
    const { browser } = await bff.activeMember();
    expect(await costOf(200, () => browser.get('/api/session'))).toBe(1);
    expect(await costOf(204, () => browser.get('/api/authorize?methods=otp&max-age=600'))).toBe(1);
    expect(await costOf(403, () => browser.get('/api/authorize?methods=email'))).toBe(1);
    expect(await costOf(401, () => bff.browser().get('/api/authorize'))).toBe(0);
  });

  test('a page of the activity: the session and one; a file of all: one for each batch', async () => {
    const { account, browser } = await bff.member();
    expect(await costOf(200, () => browser.get('/api/activity?only=warnings'))).toBe(2);
    expect(await costOf(200, () => browser.get('/api/activity.csv'))).toBe(2);
    await bff.query(
      "insert into security_events (account_id, kind, at) select $1::uuid, 'signed-out', now() - n * interval '1 minute' from generate_series(1, 1000) n",
      [account.id],
    );
    expect(await costOf(200, () => browser.get('/api/activity.csv'))).toBe(1 + 3);
  });

  test('SEC-35 a secret under an older key: one more, once', async () => {
    const before = await bff.replica({ keyring: [older] });
    const { account, browser } = await bff.member();
    const elsewhere = browser.through(before.app);
    await beginActivation(elsewhere);
    expect(await costOf(200, () => browser.get('/api/two-factor/activation'))).toBe(2 + 1);
    expect(await costOf(200, () => browser.get('/api/two-factor/activation'))).toBe(2);

    const ann = { account, browser, app: await bff.activate(elsewhere) };
    const challenged = await bff.enterPassword(account);
    const answer = (code: string) => () => challenged.post(VERIFY, { factor: 'authenticator', code });
    expect(await costOf(422, answer(ann.app.wrongCode()))).toBe(1 + REFUSED + 1);
    expect(await costOf(422, answer(ann.app.wrongCode()))).toBe(1 + REFUSED);
    expect(await costOf(200, answer(await bff.freshCode(ann)))).toBe(2 + NOTICE);
  });

  test('a session check: one; without a cookie that could be ours: none', async () => {
    const { browser } = await bff.member();
    expect(await costOf(200, () => browser.get('/api/session'))).toBe(1);
    expect(await costOf(401, () => bff.browser().get('/api/session'))).toBe(0);
    const forged = bff.browser();
    forged.cookies.set('__Host-sid', 'forged');
    expect(await costOf(401, () => forged.get('/api/session'))).toBe(0);
  });

  test('an activation: the session and the beginning; then the session, the charge and, if right, the change', async () => {
    const { browser } = await bff.member();
    expect(await costOf(201, () => browser.post('/api/two-factor/activation'))).toBe(2);
    expect(await costOf(422, () => browser.post('/api/two-factor/activation/confirm', { code: '000000' }))).toBe(2);
    const activation = statementsOf(bff.database, async () => {
      await bff.activate(browser);
      await bff.settled();
    });
    expect(await activation).toBe(2 + 3 + NOTICE);
  });

  test('a deactivation: the session, the challenge, the send and that it left; then the session, the charge and the change', async () => {
    const { account, browser } = await bff.activeMember();
    expect(await costOf(202, () => browser.post('/api/two-factor/deactivation'))).toBe(4);
    expect(await costOf(200, () => browser.get('/api/two-factor/deactivation'))).toBe(2);
    const code = await bff.inbox.newestCode(account.email);
    expect(await costOf(200, () => browser.post('/api/two-factor/deactivation/confirm', { code }))).toBe(3 + NOTICE);
  });

  test('a round of housekeeping with nothing to do: four, about twice a minute', async () => {
    const { cleanUp, deliverInvitations, deliverNotices, measureNoticeBacklog } = bff.useCases;
    const { signal } = new AbortController();
    await cleanUp(signal);
    const round = async () => {
      await deliverNotices();
      await deliverInvitations();
      expect(await measureNoticeBacklog()).toEqual({ waiting: 0, oldestSeconds: null, givenUp: 0, newlyGivenUp: [] });
      expect(await cleanUp(signal)).toBeNull();
    };
    await bff.settled();
    expect(await statementsOf(bff.database, round)).toBe(4);
  });

  test('SEC-20 what is malformed: none', async () => {
    const browser = bff.browser();
    expect(await costOf(400, () => browser.post('/api/sign-in', { email: 1 }))).toBe(0);
    expect(await costOf(400, () => browser.post(VERIFY, { factor: 'authenticator', code: '12345' }))).toBe(0);
  });
});
