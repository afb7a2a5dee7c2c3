import { sessionList } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../../testing/browser.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const listed = async (browser: Browser) => v.parse(sessionList, (await browser.get('/api/sessions')).body).sessions;

async function idOf(browser: Browser): Promise<string> {
  const own = (await listed(browser)).find(({ isThisOne }) => isThisOne);
  return own?.id ?? '';
}

const end = (browser: Browser, sessionId: unknown) => browser.post('/api/sessions/end', { sessionId });

const notSignedIn = { status: 401, body: { code: 'not_signed_in' } };

test('GET /api/sessions → 200 the sessions of the account, with browser, address and methods', async () => {
  const { account, app, browser } = await bff.activeMember();
  const other = await bff.signInWithApp({ account, app, browser });
  const [own, elsewhere, ...more] = await listed(browser);
  expect(more).toEqual([]);
  expect(own).toMatchObject({ isThisOne: true, amr: ['pwd', 'otp'] });
  expect(elsewhere).toMatchObject({
    id: await idOf(other),
    isThisOne: false,
    browser: { name: 'Chrome', system: 'Linux' },
    address: '203.0.113.7',
    amr: ['pwd', 'otp'],
  });
});

describe('POST /api/sessions/end', () => {
  test('SEC-64 → 204, and what ended on one replica is dead on the other with the next request', async () => {
    const { account, browser } = await bff.member();
    const other = await bff.enterPassword(account);
    const onReplica = other.copy((await bff.replica()).app);
    expect((await onReplica.get('/api/session')).status).toBe(200);
    expect((await end(browser, await idOf(other))).status).toBe(204);
    expect(await onReplica.get('/api/session')).toMatchObject(notSignedIn);
    expect((await browser.get('/api/session')).status).toBe(200);
    expect(await listed(browser)).toHaveLength(1);
  });

  test('SEC-66 → 404 in the same bytes for somebody else’s, its own, one that has ended, and none at all', async () => {
    const [ann, bob] = [await bff.member(), await bff.member()];
    const gone = await bff.enterPassword(ann.account);
    const ended = await idOf(gone);
    await gone.delete('/api/session');
    const ids = [await idOf(bob.browser), await idOf(ann.browser), ended, crypto.randomUUID()];
    const answers = [];
    for (const id of ids) {
      const { body, cookies, status } = await end(ann.browser, id);
      answers.push(JSON.stringify({ body, cookies, status }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"code":"not_found"');
    for (const each of [ann.browser, bob.browser]) expect((await each.get('/api/session')).status).toBe(200);
  });

  test.each(['', 'x', null, 1, `${crypto.randomUUID()}'`, { $ne: '' }])('→ 400 for what is no id: %j', async (id) => {
    const { browser } = await bff.member();
    expect(await end(browser, id)).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });

  test('SEC-67 → 403 with a stale proof, and nothing ends', async () => {
    const { account, browser } = await bff.member();
    const other = await bff.enterPassword(account);
    const sessionId = await idOf(other);
    await bff.age(account, 'sessions.proved_at', 600);
    for (const act of [() => end(browser, sessionId), () => browser.post('/api/sessions/end-others')])
      expect(await act()).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    expect((await other.get('/api/session')).status).toBe(200);
    await browser.post('/api/step-up', { password: account.password });
    expect((await end(browser, sessionId)).status).toBe(204);
  });
});

describe('POST /api/sessions/end-others', () => {
  test('SEC-64 → 200 how many; all are dead on the other replica, and so is a challenge; the owner is told', async () => {
    const { account, app, browser } = await bff.activeMember();
    const replica = await bff.replica();
    const others = [
      await bff.signInWithApp({ account, app, browser }),
      await bff.signInWithApp({ account, app, browser }),
    ];
    const waiting = await bff.enterPassword(account);
    const answer = await browser.post('/api/sessions/end-others');
    expect(answer).toMatchObject({ status: 200, body: { ended: 2 }, cookies: [] });
    for (const other of others) expect(await other.copy(replica.app).get('/api/session')).toMatchObject(notSignedIn);
    expect(await waiting.copy(replica.app).get('/api/sign-in/challenge')).toMatchObject({ status: 410 });
    expect((await browser.through(replica.app).get('/api/session')).status).toBe(200);
    await bff.settled();
    const subjects = (await bff.inbox.mails(account.email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith('Every other session was ended'))).toHaveLength(1);
  });

  test('→ 200 none, where there was no other', async () => {
    const { browser } = await bff.member();
    expect(await browser.post('/api/sessions/end-others')).toMatchObject({ status: 200, body: { ended: 0 } });
  });

  test('races a password that is right: the session that begins is either ended or newer, and works or not accordingly', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { account, browser } = await bff.member();
      const before = await bff.enterPassword(account);
      const entering = bff.browser();
      const credentials = { email: account.email, password: account.password };
      await Promise.all([entering.post('/api/sign-in', credentials), browser.post('/api/sessions/end-others')]);
      expect(await before.get('/api/session')).toMatchObject(notSignedIn);
      const left = await listed(browser);
      const { status } = await entering.get('/api/session');
      expect(left).toHaveLength(status === 200 ? 2 : 1);
    }
  });
});
