import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';
import { statementsOf } from '../testing/test-database.ts';

const [newer, older] = [
  { id: 'newer', key: new Uint8Array(randomBytes(32)) },
  { id: 'older', key: new Uint8Array(randomBytes(32)) },
];
const bff = await startBff({ keyring: [newer, older] });
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';

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

  test('a link by email: one to count the request; behind the answer one to make the link, with or without an account', async () => {
    const { email } = await bff.account();
    const ask = (address: string) => () => bff.browser().post('/api/sign-in/unlock', { email: address });
    expect(await costOf(204, ask(email))).toBe(1 + 1);
    expect(await costOf(204, ask(`nobody-${email}`))).toBe(1 + 1);
  });

  test('the password again: the session and the charge; a right one another', async () => {
    const { account, browser } = await bff.member();
    const confirm = (password: string) => () => browser.post('/api/step-up', { password });
    expect(await costOf(422, confirm('not the password at all'))).toBe(2);
    expect(await costOf(204, confirm(account.password))).toBe(3);
  });

  test('a code: one to charge the attempt; a right one another', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const answer = (code: string) => () => browser.post(VERIFY, { factor: 'authenticator', code });
    expect(await costOf(422, answer(ann.app.wrongCode()))).toBe(1);
    expect(await costOf(200, answer(await bff.freshCode(ann)))).toBe(2);
  });

  test('the session of a request, and whether a proxy may pass one on: one', async () => {
    const { browser } = await bff.activeMember();
    expect(await costOf(200, () => browser.get('/api/session'))).toBe(1);
    expect(await costOf(204, () => browser.get('/api/authorize?methods=otp&max-age=600'))).toBe(1);
    expect(await costOf(403, () => browser.get('/api/authorize?methods=email'))).toBe(1);
    expect(await costOf(401, () => bff.browser().get('/api/authorize'))).toBe(0);
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
    expect(await costOf(422, answer(ann.app.wrongCode()))).toBe(1 + 1);
    expect(await costOf(422, answer(ann.app.wrongCode()))).toBe(1);
    expect(await costOf(200, answer(await bff.freshCode(ann)))).toBe(2);
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
    const code = await bff.inbox.newestCode(account.email);
    expect(await costOf(200, () => browser.post('/api/two-factor/deactivation/confirm', { code }))).toBe(3 + NOTICE);
  });

  test('a round of housekeeping with nothing to do: three, about twice a minute', async () => {
    const { cleanUp, deliverNotices, measureNoticeBacklog } = bff.useCases;
    const { signal } = new AbortController();
    await cleanUp(signal);
    const round = async () => {
      await deliverNotices();
      expect(await measureNoticeBacklog()).toEqual({ waiting: 0, oldestSeconds: null, givenUp: [] });
      expect(await cleanUp(signal)).toBeNull();
    };
    await bff.settled();
    expect(await statementsOf(bff.database, round)).toBe(3);
  });

  test('SEC-20 what is malformed: none', async () => {
    const browser = bff.browser();
    expect(await costOf(400, () => browser.post('/api/sign-in', { email: 1 }))).toBe(0);
    expect(await costOf(400, () => browser.post(VERIFY, { factor: 'authenticator', code: '12345' }))).toBe(0);
  });
});
