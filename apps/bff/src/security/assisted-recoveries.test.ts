import { sessionAnswer, startedRecovery } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import type { NewlyActiveMember } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
const replica = await bff.replica();
afterAll(async () => {
  await replica.settled();
  await bff.close();
});

const DAY = 86_400;
const gone = { status: 410, body: { code: 'link_gone' }, cookies: [] };
const go = () => new AbortController().signal;

async function settled(): Promise<void> {
  await bff.settled();
  await replica.settled();
}

const newestToken = async (email: string, step: 'start' | 'cancel') =>
  (await bff.inbox.recoveryTokens(email, step)).at(-1) ?? '';

const post = (step: 'start' | 'cancel', token: string, browser: Browser = bff.browser()) =>
  browser.post(`/api/recovery/${step}`, { token });

/** A member whose administrator has offered help. */
async function helped() {
  const owner = await bff.activeMember();
  const { email } = owner.account;
  expect(await bff.operator.beginHelp({ email, reason: 'lost her phone' })).toMatchObject({ kind: 'begun' });
  await bff.useCases.deliverNotices();
  return { ...owner, startToken: await newestToken(email, 'start') };
}

/** A member whose wait has begun. */
async function waiting() {
  const owner = await helped();
  expect((await post('start', owner.startToken)).status).toBe(200);
  await settled();
  return { ...owner, cancelToken: await newestToken(owner.account.email, 'cancel') };
}

async function recoveryIn(browser: Browser) {
  const answer = await browser.get('/api/session');
  expect(answer.status).toBe(200);
  return v.parse(sessionAnswer, answer.body).recovery;
}

/** What pages hear of it by whatever else they ask. */
const heardBy = async ({ browser }: Pick<NewlyActiveMember, 'browser'>) =>
  (await browser.get('/api/two-factor')).headers.get('recovery-deactivates-at');

const status = async ({ browser }: Pick<NewlyActiveMember, 'browser'>) =>
  (await browser.get('/api/two-factor')).body as { status: string };

const passAfter = (owner: NewlyActiveMember, seconds: number) =>
  bff.age(owner.account, 'assisted_recoveries.due_at', seconds);

describe('SEC-60 a recovery that an operator offers', () => {
  test('step by step: nothing, a wait that every session sees, and a day later a deactivation', async () => {
    const owner = await helped();
    expect(await recoveryIn(owner.browser)).toBeNull();
    expect(await heardBy(owner)).toBeNull();
    const answer = await post('start', owner.startToken);
    expect(answer).toMatchObject({ status: 200, cookies: [] });
    const { deactivatesAt } = v.parse(startedRecovery, answer.body);
    await settled();
    expect(await recoveryIn(owner.browser)).toEqual({ deactivatesAt });
    expect(await heardBy(owner)).toBe(deactivatesAt);
    // Whoever signs in meanwhile sees it too, and cancels nothing by that.
    const elsewhere = await bff.signInWithApp(owner);
    expect(await recoveryIn(elsewhere)).toEqual({ deactivatesAt });
    expect(await status(owner)).toMatchObject({ status: 'active' });

    await passAfter(owner, DAY);
    expect(await replica.useCases.completeRecoveries(go())).toBe(1);
    await settled();
    for (const browser of [owner.browser, elsewhere]) expect((await browser.get('/api/session')).status).toBe(401);
    const browser = await bff.enterPassword(owner.account);
    expect(await status({ browser })).toEqual({ status: 'inactive' });
    const kinds = (await bff.securityEvents(owner.account)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => /help|recovery-started|deactivated/.test(kind))).toEqual([
      'help-begun',
      'recovery-started',
      'deactivated',
    ]);
  });

  test('begins no session and sets no cookie, whatever is done with its links and whoever is signed in there', async () => {
    const [owner, other] = [await waiting(), await bff.member()];
    const { startToken, cancelToken } = owner;
    const nobody = bff.browser();
    for (const [step, token, browser] of [
      ['start', startToken, nobody],
      ['start', startToken, other.browser],
      ['start', cancelToken, nobody],
      ['cancel', startToken, other.browser],
      ['cancel', cancelToken, nobody],
      ['cancel', cancelToken, nobody],
      ['start', startToken, nobody],
    ] as const) {
      expect((await post(step, token, browser)).cookies).toEqual([]);
    }
    expect((await nobody.get('/api/session')).status).toBe(401);
    expect((await other.browser.get('/api/session')).status).toBe(200);
  });

  test('out of order, twice or with another link it is refused: only the own link takes a step, and cancels once', async () => {
    const owner = await helped();
    expect(await post('cancel', owner.startToken)).toMatchObject(gone);
    expect((await owner.browser.post('/api/recovery/cancel-own')).status).toBe(204);
    const first = await post('start', owner.startToken);
    await settled();
    const again = await post('start', owner.startToken);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const cancelToken = await newestToken(owner.account.email, 'cancel');
    expect(await post('start', cancelToken)).toMatchObject(gone);
    expect((await bff.browser().post('/api/undo', { token: cancelToken })).status).toBe(410);
    expect((await post('cancel', cancelToken)).status).toBe(204);
    expect(await post('cancel', cancelToken)).toMatchObject(gone);
    expect(await post('start', owner.startToken)).toMatchObject(gone);
    await passAfter(owner, 2 * DAY);
    expect(await bff.useCases.completeRecoveries(go())).toBe(0);
    expect(await status(owner)).toMatchObject({ status: 'active' });
  });

  test('is cancelled by a live session, of any browser, and by nobody without one', async () => {
    const owner = await waiting();
    expect((await bff.browser().post('/api/recovery/cancel-own')).status).toBe(401);
    const [other, challenged] = [await bff.member(), await bff.enterPassword(owner.account)];
    expect((await challenged.post('/api/recovery/cancel-own')).status).toBe(401);
    expect((await other.browser.post('/api/recovery/cancel-own')).status).toBe(204);
    expect(await recoveryIn(owner.browser)).not.toBeNull();
    const elsewhere = await bff.signInWithApp(owner);
    expect((await elsewhere.post('/api/recovery/cancel-own')).status).toBe(204);
    expect(await recoveryIn(owner.browser)).toBeNull();
  });

  test('SEC-59 cancelled on one replica while it is due on another: one of the two happens, and the owner is told of that one', async () => {
    for (let round = 0; round < 6; round += 1) {
      const owner = await waiting();
      await passAfter(owner, DAY);
      const browser = bff.browser(round % 2 === 0 ? bff.app : replica.app);
      const [cancelled] = await Promise.all([
        post('cancel', owner.cancelToken, browser),
        bff.useCases.completeRecoveries(go()),
        replica.useCases.completeRecoveries(go()),
      ]);
      await bff.useCases.completeRecoveries(go());
      await settled();
      const isCancelled = cancelled.status === 204;
      const factors = await bff.query('select from authenticators where account_id = $1', [owner.account.id]);
      expect(factors).toHaveLength(isCancelled ? 1 : 0);
      const told = (await bff.inbox.mails(owner.account.email)).map(({ subject }) => subject);
      expect(told.filter((subject) => subject.startsWith('After 24 hours'))).toHaveLength(isCancelled ? 0 : 1);
      expect(told.filter((subject) => subject.includes('was cancelled'))).toHaveLength(isCancelled ? 1 : 0);
    }
  });

  test('its links hold their tokens in the fragment, and neither the log nor the database has one', async () => {
    const owner = await waiting();
    const texts = (await bff.inbox.mails(owner.account.email)).map(({ text }) => text).join();
    expect(texts).toMatch(/https:\/\/console\.example\.com\/recovery#[\w-]{43}\n/);
    expect(texts).toMatch(/https:\/\/console\.example\.com\/recovery\/cancel#[\w-]{43}\n/);
    const rows = await bff.query('select r::text from assisted_recoveries r where account_id = $1', [owner.account.id]);
    const kept = JSON.stringify(rows) + bff.log.join('');
    for (const token of [owner.startToken, owner.cancelToken]) {
      expect(kept).not.toContain(token);
      expect(kept).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    }
    expect(bff.log.join('')).toContain('"outcome":"recovery-started"');
  });

  test('SEC-20 is strict about its form, and acts on a POST of our own pages only', async () => {
    const owner = await waiting();
    for (const path of ['/api/recovery/start', '/api/recovery/cancel']) {
      for (const body of [{}, { token: 1 }, { token: owner.cancelToken, account: owner.account.id }, []])
        expect((await bff.browser().post(path, body)).status).toBe(400);
      expect((await bff.browser().get(path)).status).toBe(405);
      const foreign = { Origin: 'https://evil.example' };
      expect((await bff.browser().post(path, { token: owner.cancelToken }, foreign)).status).toBe(403);
    }
    expect(await recoveryIn(owner.browser)).not.toBeNull();
  });
});
