import { createHash } from 'node:crypto';
import { resetCodeLimits, resetLimits } from '@countersign/two-factor';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../testing/browser.ts';
import { fromFreshNetwork } from '../../testing/fresh-network.ts';
import { guesserAt } from '../../testing/guesser.ts';
import { NEW_PASSWORD, passwordResetsAt } from '../../testing/password-resets.ts';
import { startBff } from '../../testing/start-bff.ts';
import { statementsOf } from '../../testing/test-database.ts';

const bff = await startBff({ trustedProxyHops: 1 });
const replica = await bff.replica();
// What a test leaves to be done must not be counted by the next one.
afterEach(() => bff.settled());
afterAll(async () => {
  await replica.settled();
  await bff.close();
});

const guesser = guesserAt(bff);
const { ask, confirm, enter, mailed, reset } = passwordResetsAt(bff);
const gone = { status: 410, body: { code: 'link_gone' }, cookies: [] };
const nobody = () => `${crypto.randomUUID()}@example.com`;
const statusOf = async (signIn: Promise<Answer>) => (await signIn).status;

describe('SEC-09 a new password by the mailed link', () => {
  test('signs nobody in, ends every session and challenge, and the new password alone is right', async () => {
    const { account, browser } = await bff.activeMember();
    const elsewhere = await bff.enterPassword(account);
    const { token } = await mailed(account);
    const at = bff.browser();
    const answer = await confirm(token, NEW_PASSWORD, at);
    expect(answer).toMatchObject({ status: 204, body: null, cookies: [{ name: '__Host-reset', value: '' }] });
    await bff.settled();
    for (const each of [browser, elsewhere, at]) expect((await each.get('/api/session')).status).toBe(401);
    expect((await elsewhere.get('/api/sign-in/challenge')).status).toBe(410);
    expect(await statusOf(guesser.signIn(account))).toBe(422);
    expect(await statusOf(guesser.signIn({ ...account, password: NEW_PASSWORD }))).toBe(200);
  });

  test('leaves the factors as they are: the second step is asked for, and the same app answers it', async () => {
    const member = await bff.activeMember();
    const factors = () =>
      bff.query(
        'select t.id, t.sealed_secret, r.macs from authenticators t join recovery_codes r using (account_id) where account_id = $1',
        [member.account.id],
      );
    const before = await factors();
    const account = await reset(member.account);
    expect(await factors()).toEqual(before);
    expect(await bff.signInWithApp({ ...member, account })).toBeDefined();
  });

  test('makes every browser a stranger, and trusts none', async () => {
    const member = await bff.activeMember();
    const account = await reset(member.account);
    await guesser.exhaustAccount(account.email);
    expect(await statusOf(guesser.signIn({ ...account, browser: member.browser }))).toBe(429);
    await guesser.wait(7_200);
    expect(await statusOf(guesser.signIn({ ...account, browser: member.browser }))).toBe(200);
    const trusts = await bff.query('select trust from challenges where account_id = $1', [account.id]);
    expect(trusts).toEqual([{ trust: 'untrusted' }]);
  });

  test('works once, also when it is sent twenty times at once to two replicas', async () => {
    const account = await bff.account();
    const { token } = await mailed(account);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        confirm(token, `${NEW_PASSWORD} ${index}`, bff.browser(index % 2 === 0 ? bff.app : replica.app)),
      ),
    );
    await replica.settled();
    await bff.settled();
    // 503 where the line for hashing was too long: nothing of it has happened.
    const done = answers.flatMap(({ status }, index) => (status === 204 ? [index] : []));
    expect(done).toHaveLength(1);
    expect(answers.every(({ status }) => [204, 410, 503].includes(status))).toBe(true);
    expect(await confirm(token)).toMatchObject(gone);
    const password = `${NEW_PASSWORD} ${done[0]}`;
    expect(await statusOf(guesser.signIn({ ...account, password }))).toBe(200);
    expect(await bff.inbox.undoTokens(account.email, 'password-reset')).toHaveLength(1);
    expect((await bff.securityEvents(account)).filter(({ kind }) => kind === 'password-reset')).toHaveLength(1);
  });

  test('lives for thirty minutes by the clock of the database', async () => {
    const [early, late] = [await bff.account(), await bff.account()];
    const tokens = [(await mailed(early)).token, (await mailed(late)).token];
    await bff.age(early, 'password_resets.expires_at', 29 * 60);
    await bff.age(late, 'password_resets.expires_at', resetLimits.timeToLive);
    expect((await confirm(tokens[0] ?? '')).status).toBe(204);
    expect(await confirm(tokens[1] ?? '')).toMatchObject(gone);
  });

  test('is as good as before when more are asked for; a new password spends them all', async () => {
    const account = await bff.account();
    const first = await mailed(account);
    const second = await mailed(account);
    const third = await mailed(account);
    expect((await confirm(first.token)).status).toBe(204);
    for (const { token } of [second, third]) expect(await confirm(token)).toMatchObject(gone);
  });

  test('SEC-23 ends with the security epoch', async () => {
    const { account, browser } = await bff.member();
    const { token } = await mailed(account);
    await bff.activate(browser);
    expect(await confirm(token)).toMatchObject(gone);
    expect(await statusOf(guesser.signIn(account))).toBe(200);
  });

  test('is refused before anything is hashed, and a password that may not be set spends nothing', async () => {
    const account = await bff.account();
    const { token } = await mailed(account);
    expect(await confirm('A'.repeat(43), 'short')).toMatchObject(gone);
    for (const [password, flaw] of [
      ['too short', 'too-short'],
      ['x'.repeat(257), 'too-long'],
      ['passwordpassword', 'common'],
      [`${account.email}1`, 'guessable'],
    ]) {
      const body = { code: 'poor_password', passwordFlaw: flaw };
      expect(await confirm(token, password)).toMatchObject({ status: 422, body, cookies: [] });
    }
    expect(await statusOf(guesser.signIn(account))).toBe(200);
    expect((await confirm(token)).status).toBe(204);
  });

  test('SEC-58 is told to the owner, who can take it back: then no password opens the account', async () => {
    const member = await bff.activeMember();
    const account = await reset(member.account);
    const thief = await bff.signInWithApp({ ...member, account });
    const [token = ''] = await bff.inbox.undoTokens(account.email, 'password-reset');
    const undone = await bff.browser().post('/api/undo', { token });
    expect(undone).toMatchObject({ status: 200, body: { undone: 'password-reset' } });
    await bff.settled();
    expect((await thief.get('/api/session')).status).toBe(401);
    for (const password of [account.password, member.account.password]) {
      expect(await statusOf(guesser.signIn({ ...account, password }))).toBe(422);
    }
    const again = await reset(account, `${NEW_PASSWORD} again`);
    expect(await bff.signInWithApp({ ...member, account: again })).toBeDefined();
  });

  test('stands in no other change’s way, nor another in its, since it touches no factor', async () => {
    const member = await bff.activeMember();
    await bff.settled();
    const account = await reset(member.account);
    const [activated = ''] = await bff.inbox.undoTokens(account.email, 'activated');
    expect((await bff.browser().post('/api/undo', { token: activated })).status).toBe(200);
    const [token = ''] = await bff.inbox.undoTokens(account.email, 'password-reset');
    expect((await bff.browser().post('/api/undo', { token })).status).toBe(200);
    await bff.settled();
  });

  test.each(['', 'x', '../../etc', 'A'.repeat(43), 'A'.repeat(64)])(
    'that we never made sets nothing: %j',
    async (token) => {
      const answer = await confirm(token);
      expect([400, 410]).toContain(answer.status);
      expect(answer.cookies).toEqual([]);
    },
  );
});

describe('the mailed code', () => {
  test('stands in for the link in the browser that asked, once, and the link goes on working', async () => {
    const account = await bff.account();
    const browser = bff.browser();
    const { code, token } = await mailed(account, browser);
    expect(await enter(code, bff.browser())).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
    const answer = await enter(code, browser);
    expect(answer).toMatchObject({ status: 200, body: { token: expect.stringMatching(/^[\w-]{43}$/) }, cookies: [] });
    expect((await enter(code, browser)).status).toBe(410);
    const { token: redeemed } = answer.body as { token: string };
    expect(redeemed).not.toBe(token);
    expect((await confirm(redeemed)).status).toBe(204);
    expect(await confirm(token)).toMatchObject(gone);
  });

  test('is that of the newest mail, and a request that sends no mail leaves it as good as it was', async () => {
    const account = await bff.account();
    const browser = bff.browser();
    const first = await mailed(account, browser);
    await mailed(account, browser);
    const newest = await mailed(account, browser);
    expect((await ask(account.email, browser)).status).toBe(204);
    await bff.settled();
    expect(await bff.inbox.resets(account.email)).toHaveLength(resetLimits.perAccount.capacity);
    expect((await enter(first.code, browser)).status).toBe(422);
    expect((await enter(newest.code, browser)).status).toBe(200);
  });

  test('is worth nothing to anything else, and expires with its link', async () => {
    const { account, browser } = await bff.activeMember();
    const { code } = await mailed(account, browser);
    const challenged = await bff.enterPassword(account);
    const proof = { factor: 'email', code: code.slice(2) };
    expect((await challenged.post('/api/sign-in/challenge/verify', proof)).status).toBe(422);
    await bff.age(account, 'password_resets.expires_at', resetLimits.timeToLive);
    expect((await enter(code, browser)).status).toBe(410);
  });

  test('SEC-20 is eight digits', async () => {
    for (const code of ['1234567', '123456789', '1234567a', 12345678, '１２３４５６７８']) {
      expect((await bff.browser().post('/api/password-reset/code', { code })).status).toBe(400);
    }
  });
});

describe('asking for it', () => {
  const shapeOf = ({ body, cookies, headers, status }: Answer) => {
    const named = Object.fromEntries(headers);
    for (const own of ['request-id', 'set-cookie']) delete named[own];
    const set = cookies.map(({ value, ...attributes }) => ({ ...attributes, length: value.length }));
    return { body, cookies: set, status, headers: named };
  };

  test('SEC-03 is answered alike whether there is an account or not, cookie included, and mails nobody else', async () => {
    const { email } = await bff.account();
    const unknown = nobody();
    const asked = resetLimits.perAccount.capacity + 1;
    for (let done = 0; done < asked; done += 1) expect(shapeOf(await ask(unknown))).toEqual(shapeOf(await ask(email)));
    await bff.settled();
    expect(await bff.inbox.mails(unknown)).toEqual([]);
    expect(await bff.inbox.mails(email)).toHaveLength(resetLimits.perAccount.capacity);
  });

  test('SEC-62 leaves a cookie of its own with the browser, for as long as the mail counts', async () => {
    const { cookies } = await ask(nobody());
    expect(cookies).toEqual([
      {
        name: '__Host-reset',
        value: expect.stringMatching(/^[\w-]{43}$/),
        attributes: {
          httponly: true,
          'max-age': String(resetLimits.timeToLive),
          path: '/',
          samesite: 'Strict',
          secure: true,
        },
      },
    ]);
  });

  test('SEC-03 runs the same statements, makes the same rows and composes the same mails', async () => {
    const { email } = await bff.account();
    const mailsIn = (log: string[]) => log.filter((line) => line.includes('"event":"mail"')).length;
    const rows = async () => (await bff.query('select from password_resets')).length;
    async function workFor(asked: string) {
      const [composedBefore, rowsBefore] = [mailsIn(bff.log), await rows()];
      const statements = await statementsOf(bff.database, async () => {
        expect((await ask(asked)).status).toBe(204);
        await bff.settled();
      });
      return { statements, composed: mailsIn(bff.log) - composedBefore, rows: (await rows()) - rowsBefore };
    }
    const unknown = nobody();
    for (let done = 0; done < resetLimits.perAccount.capacity; done += 1) {
      for (const asked of [email, unknown])
        expect(await workFor(asked)).toEqual({ statements: 3, composed: 1, rows: 1 });
    }
    for (const asked of [email, unknown]) expect(await workFor(asked)).toEqual({ statements: 1, composed: 0, rows: 0 });
    expect(await bff.inbox.mails(unknown)).toEqual([]);
  });

  test('SEC-03 a wrong code is answered and counted alike, to its last try and beyond', async () => {
    const { email } = await bff.account();
    async function answersFor(asked: string) {
      const browser = bff.browser();
      expect((await ask(asked, browser)).status).toBe(204);
      await bff.settled();
      const [real] = await bff.inbox.resets(asked);
      const wrong = real?.code === '00000000' ? '00000001' : '00000000';
      const answers = [];
      for (let tries = 0; tries <= resetCodeLimits.tries; tries += 1) {
        let shape: unknown;
        const statements = await statementsOf(bff.database, async () => {
          shape = shapeOf(await enter(wrong, browser));
        });
        answers.push({ shape, statements });
      }
      return answers;
    }
    const known = await answersFor(email);
    expect(known).toEqual(await answersFor(nobody()));
    expect(known.map(({ shape }) => (shape as Answer).status)).toEqual([422, 422, 422, 422, 422, 410]);
  });

  test('SEC-03 is answered before anybody looks for an account, and nothing is mailed before a pause has passed', async () => {
    const { promise: pause, resolve: endPause } = Promise.withResolvers<void>();
    const patient = await bff.replica({ pauseBeforeMail: () => pause });
    const { email } = await bff.account();
    expect((await ask(email, bff.browser(patient.app))).status).toBe(204);
    // Meanwhile somebody else's, asked for later and without a pause, has been mailed.
    expect(await mailed(await bff.account())).toBeDefined();
    const rows = () =>
      bff.query('select from password_resets r join accounts a on a.id = account_id where email = $1', [email]);
    expect(await rows()).toHaveLength(0);
    endPause();
    await patient.settled();
    expect(await rows()).toHaveLength(1);
    expect(await bff.inbox.resets(email)).toHaveLength(1);
  });

  test('SEC-06 is counted per network and per IPv6 site, over all emails', async () => {
    const here = fromFreshNetwork();
    for (let done = 0; done < resetLimits.perNetwork.capacity; done += 1) {
      expect((await ask(nobody(), bff.browser(), here)).status).toBe(204);
    }
    const { email } = await bff.account();
    const refused = await ask(email, bff.browser(), here);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_attempts' }, cookies: [] });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    await bff.settled();
    expect(await bff.inbox.mails(email)).toEqual([]);

    const at = (site: string, index: number) => ({ 'X-Forwarded-For': `2001:db8:${site}:${index.toString(16)}::1` });
    expect((await ask(nobody(), bff.browser(), at('61', 0))).status).toBe(204);
    await guesser.draw(resetLimits.perSite.capacity - 2);
    expect((await ask(nobody(), bff.browser(), at('61', 1))).status).toBe(204);
    expect((await ask(nobody(), bff.browser(), at('61', 2))).status).toBe(429);
    expect((await ask(nobody(), bff.browser(), at('62', 2))).status).toBe(204);
    await bff.settled();
  });

  test('goes out ten times in any 24 hours at most, however often it is asked for', async () => {
    const account = await bff.account();
    const sentAt: number[] = [];
    for (let minute = 0; minute <= 2 * 24 * 60; minute += 40) {
      const before = (await bff.inbox.resets(account.email)).length;
      await ask(account.email);
      await bff.settled();
      const after = (await bff.inbox.resets(account.email)).length;
      sentAt.push(...Array.from({ length: after - before }, () => minute));
      await guesser.wait(40 * 60);
    }
    for (const first of sentAt) {
      expect(sentAt.filter((minute) => minute >= first && minute < first + 24 * 60).length).toBeLessThanOrEqual(10);
    }
    expect(sentAt.length).toBeGreaterThan(12);
  });

  test('SEC-41 and SEC-43 mails a link of our own address with its token in the fragment, in the language of the browser', async () => {
    const account = await bff.account();
    const headers = { Host: 'evil.example', ...fromFreshNetwork(), 'Accept-Language': 'zh-CN' };
    await bff.browser().post('/api/password-reset', { email: account.email.toUpperCase() }, headers);
    await bff.settled();
    const [mail, ...more] = await bff.inbox.mails(account.email);
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/https:\/\/console\.example\.com\/reset-password#[\w-]{43}\n/);
    expect(mail?.text).not.toContain('evil.example');
    expect(mail?.subject).toMatch(/设置新的/);
  });

  test('stores hashes and a MAC only, and logs neither token, code, email nor password', async () => {
    const account = await bff.account();
    const browser = bff.browser();
    const { code, token } = await mailed(account, browser);
    const cookie = browser.cookies.get('__Host-reset') ?? '';
    const rows = await bff.query<{ row: string }>(
      'select r::text as row from password_resets r where account_id = $1',
      [account.id],
    );
    expect(rows).toHaveLength(1);
    const { body } = await enter(code, browser);
    const { token: redeemed } = body as { token: string };
    await confirm(redeemed, NEW_PASSWORD);
    const stored = rows[0]?.row ?? '';
    // Columns of bytes stand in the row as hexadecimal digits.
    const inBytes = (secret: string) => [Buffer.from(secret, 'base64url'), Buffer.from(secret)];
    for (const secret of [token, code, cookie]) {
      expect(stored).not.toContain(secret);
      for (const bytes of inBytes(secret)) expect(stored).not.toContain(bytes.toString('hex'));
    }
    expect(stored).toContain(createHash('sha256').update(token).digest('hex'));
    const log = bff.log.join('');
    for (const secret of [token, code, cookie, redeemed, account.email, NEW_PASSWORD])
      expect(log).not.toContain(secret);
    expect(log).toContain('"outcome":"password-reset"');
  });

  test('SEC-20 is strict about its form, and acts on a POST of our own page only', async () => {
    const post = (path: string, body: unknown) => bff.browser().post(`/api/password-reset${path}`, body);
    for (const body of [{}, { email: 1 }, { email: 'a@example.com', to: 'b@example.com' }, []]) {
      expect((await post('', body)).status).toBe(400);
    }
    for (const body of [{}, { token: 1 }, { token: 'x' }, { token: 'x', password: 'y', account: 'z' }]) {
      expect((await post('/confirm', body)).status).toBe(400);
    }
    const account = await bff.account();
    const { token } = await mailed(account);
    for (const path of ['', '/code', '/confirm']) {
      expect((await bff.browser().get(`/api/password-reset${path}`)).status).toBe(405);
    }
    const foreign = { Origin: 'https://evil.example' };
    const answer = await bff.browser().post('/api/password-reset/confirm', { token, password: NEW_PASSWORD }, foreign);
    expect(answer).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
    expect((await confirm(token)).status).toBe(204);
  });
});
