import { createHash, randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { stepNow } from '../../testing/authenticator-app.ts';
import type { Answer } from '../../testing/browser.ts';
import { deviceTokenOf } from '../../testing/device-token.ts';
import { beginActivation } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';
const unknownAccount = { accountId: null };

/** What the one line of the request says that `act` makes. */
async function loggedBy(act: () => Promise<Answer>, log = bff.log) {
  const answer = await act();
  const lines = log.map((line) => JSON.parse(line)).filter(({ event }) => event === 'request');
  const [line, ...others] = lines.filter(({ requestId }) => requestId === answer.headers.get('Request-Id'));
  expect(others).toEqual([]);
  return line;
}

const signIn = (email: string, password: string, browser = bff.browser()) =>
  loggedBy(() => browser.post('/api/sign-in', { email, password }));

describe('SEC-87 a line says how it ended and for whom', () => {
  test('a password', async () => {
    const [{ account }, ann] = [await bff.member(), await bff.activeMember()];
    const { email, id, password } = account;
    expect(await signIn(email, password)).toMatchObject({ outcome: 'signed-in', accountId: id });
    expect(await signIn(email, 'not the password at all')).toMatchObject({
      outcome: 'wrong_credentials',
      accountId: id,
    });
    const nobody = await signIn(`nobody-${email}`, password);
    expect(nobody).toMatchObject({ outcome: 'wrong_credentials', ...unknownAccount });
    const asked = await signIn(ann.account.email, ann.account.password);
    expect(asked).toMatchObject({ outcome: 'second-factor', accountId: ann.account.id });
  });

  test('a second step, by its factor', async () => {
    const ann = await bff.activeMember();
    const accountId = ann.account.id;
    const browser = await bff.enterPassword(ann.account);
    const answer = (factor: string, code: string) => loggedBy(() => browser.post(VERIFY, { factor, code }));
    const sent = await loggedBy(() => browser.post('/api/sign-in/challenge/email-code'));
    expect(sent).toMatchObject({ outcome: 'code-sent', accountId });
    const wrong = { outcome: 'wrong_code', accountId };
    expect(await answer('authenticator', ann.app.wrongCode())).toMatchObject({ ...wrong, factor: 'authenticator' });
    expect(await answer('email', '000000')).toMatchObject({ ...wrong, factor: 'email' });
    const right = await answer('authenticator', await bff.freshCode(ann));
    expect(right).toMatchObject({ outcome: 'signed-in', accountId, factor: 'authenticator' });
    const late = await answer('authenticator', '000000');
    expect(late).toMatchObject({ outcome: 'challenge_gone', ...unknownAccount, factor: 'authenticator' });
  });

  test('a second step that is refused for the budget, or a code too many', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const refused = { outcome: 'too_many_attempts', accountId: ann.account.id };
    await browser.post('/api/sign-in/challenge/email-code');
    expect(await loggedBy(() => browser.post('/api/sign-in/challenge/email-code'))).toMatchObject(refused);
    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 0 });
    const guess = () => browser.post(VERIFY, { factor: 'authenticator', code: '000000' });
    expect(await loggedBy(guess)).toMatchObject(refused);
  });

  test('a challenge that is read, abandoned and gone', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    const left = browser.copy();
    const abandon = (by = browser) => loggedBy(() => by.delete('/api/sign-in/challenge'));
    const read = await loggedBy(() => browser.get('/api/sign-in/challenge'));
    expect(read).toMatchObject({ outcome: null, accountId: account.id });
    expect(await abandon()).toMatchObject({ outcome: 'challenge-abandoned', accountId: account.id });
    expect(await abandon(left)).toMatchObject({ outcome: null, ...unknownAccount });
  });

  test('what is done in a session, and its end', async () => {
    const { account, browser } = await bff.member();
    const { email, password } = account;
    const post = (path: string, body = {}) => loggedBy(() => browser.post(path, body));
    const expected = (outcome: string | null) => ({ outcome, accountId: account.id });
    const confirm = '/api/two-factor/activation/confirm';

    expect(await loggedBy(() => browser.get('/api/session'))).toMatchObject(expected(null));
    expect(await post('/api/step-up', { password: 'not the password at all' })).toMatchObject(
      expected('wrong_credentials'),
    );
    expect(await post('/api/step-up', { password })).toMatchObject(expected('proved'));
    expect(await post('/api/two-factor/activation')).toMatchObject(expected('activation-begun'));
    const abandoned = await loggedBy(() => browser.delete('/api/two-factor/activation'));
    expect(abandoned).toMatchObject(expected('activation-abandoned'));
    const app = await beginActivation(browser);
    expect(await post(confirm, { code: app.wrongCode() })).toMatchObject(expected('wrong_code'));
    expect(await post(confirm, { code: app.codeAt(stepNow()) })).toMatchObject(expected('activated'));
    expect(await post('/api/two-factor/deactivation')).toMatchObject(expected('code-sent'));
    const code = await bff.inbox.newestCode(email);
    expect(await post('/api/two-factor/deactivation/confirm', { code })).toMatchObject(expected('deactivated'));
    expect(await loggedBy(() => browser.delete('/api/session'))).toMatchObject(expected('signed-out'));
  });

  test('what another origin asked for', async () => {
    const line = await loggedBy(() => bff.browser().post('/api/step-up', {}, { Origin: 'https://elsewhere.example' }));
    expect(line).toMatchObject({ outcome: 'foreign_origin', ...unknownAccount, status: 403 });
  });

  test('a secret that cannot be decrypted', async () => {
    const ann = await bff.activeMember();
    const other = await bff.replica({ keyring: [{ id: 'other', key: randomBytes(32) }] });
    const browser = (await bff.enterPassword(ann.account)).through(other.app);
    const code = await bff.freshCode(ann);
    const line = await loggedBy(() => browser.post(VERIFY, { factor: 'authenticator', code }), other.log);
    expect(line).toMatchObject({ outcome: 'unavailable', factor: 'authenticator', status: 503 });
  });
});

describe('SEC-87 a line says from where', () => {
  test('a browser by the beginning of the hash that is stored of its cookie', async () => {
    const { browser } = await bff.member();
    const hash = createHash('sha256').update(deviceTokenOf(browser)).digest('hex');
    expect((await loggedBy(() => browser.get('/api/session'))).browser).toBe(hash.slice(0, 12));
    const [{ known = 0 } = {}] = await bff.query<{ known: number }>(
      "select count(*)::int as known from browsers where encode(token_hash, 'hex') like $1",
      [`${hash.slice(0, 12)}%`],
    );
    expect(known).toBe(1);
  });

  test('the address as far as the proxies can be believed', async () => {
    const forwarded = { 'X-Forwarded-For': '1.1.1.1, 198.51.100.9' };
    expect((await loggedBy(() => bff.browser().get('/api/session', forwarded))).address).toBe('203.0.113.7');
    const behindOne = await bff.replica({ trustedProxyHops: 1 });
    const browser = bff.browser(behindOne.app);
    const line = await loggedBy(() => browser.get('/api/session', forwarded), behindOne.log);
    expect(line.address).toBe('198.51.100.9');
  });
});

describe('SEC-87 nobody writes lines of ours', () => {
  const forgery = '{"level":"info","event":"forged"}';

  test.each([
    ['the name of the browser', '/api/session', { 'User-Agent': `x\u009b2J ${forgery}` }],
    ['the address', '/api/session', { 'X-Forwarded-For': forgery }],
    ['the path', `/api/${encodeURIComponent(`\r\n${forgery}`)}`, {}],
    ['the path, as it is', `/api/\u009b2J${forgery}`, {}],
    ['the device cookie', '/api/session', { Cookie: `__Host-dev=${encodeURIComponent(`\r\n${forgery}`)}` }],
  ])('by %s', async (_, path, headers) => {
    const behindOne = await bff.replica({ trustedProxyHops: 1 });
    await bff.browser(behindOne.app).get(path, headers);
    expect(behindOne.log.join('').match(/\n/g)).toHaveLength(behindOne.log.length);
    expect(behindOne.log.join('').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(behindOne.log.map((line) => JSON.parse(line).event)).toEqual(['request']);
  });

  test('by the email, which no line holds', async () => {
    await bff.settled();
    const mark = bff.log.length;
    await signIn(`ann@example.com\r\n${forgery}`, 'a password');
    expect(bff.log.slice(mark).map((line) => JSON.parse(line).event)).toEqual(['request']);
    expect(bff.log.slice(mark).join('')).not.toMatch(/forged|ann@/);
  });
});
