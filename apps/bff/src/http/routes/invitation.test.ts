import { days, hours, invitationLimits } from '@countersign/two-factor';
import { afterAll, describe, expect, test } from 'vitest';
import { composeInvitations } from '../../composition-of-commands.ts';
import type { Browser } from '../../testing/browser.ts';
import { beginActivation } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());
const { invite, resend, withdraw } = composeInvitations(bff);

const PASSWORD = 'seven otters juggle warm pebbles';
const gone = { status: 410, body: { code: 'link_gone' }, cookies: [] };

async function mailedLinks(email: string): Promise<string[]> {
  await bff.useCases.deliverInvitations();
  return bff.inbox.invitationTokens(email);
}

async function invited(name: string | null = 'Ann Lee') {
  const email = `${crypto.randomUUID()}@example.com`;
  await invite({ email, name, language: 'en' });
  const [token = ''] = await mailedLinks(email);
  return { email, token };
}

const read = (token: string, browser = bff.browser()) => browser.post('/api/invitation', { token });
const accept = (token: string, browser = bff.browser(), password = PASSWORD) =>
  browser.post('/api/invitation/accept', { token, password });
const sessionsOf = (email: string) =>
  bff.query('select s.id from sessions s join accounts a on a.id = s.account_id where a.email = $1', [email]);
const age = (email: string, seconds: number) =>
  bff.query('update invitations set expires_at = expires_at - make_interval(secs => $2) where email = $1', [
    email,
    seconds,
  ]);
const statusesOf = async (answers: Promise<{ status: number }>[]) =>
  (await Promise.all(answers)).map(({ status }) => status).toSorted();

describe('the link of an invitation', () => {
  test('tells whom it invites, and sets no cookie', async () => {
    const { email, token } = await invited();
    expect(await read(token)).toMatchObject({
      status: 200,
      body: { email, name: 'Ann Lee', expiresAt: expect.any(String) },
      cookies: [],
    });
  });

  test('makes the account and its first session, which may activate at once', async () => {
    const { email, token } = await invited();
    const browser = bff.browser();
    const accepted = await accept(token, browser);
    expect(accepted).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    expect(accepted.cookies.map((cookie) => cookie.name).toSorted()).toEqual(['__Host-dev', '__Host-sid']);
    expect(await browser.get('/api/session')).toMatchObject({
      body: { account: { email }, session: { amr: ['pwd'] } },
    });
    await beginActivation(browser);
    expect(await bff.browser().post('/api/sign-in', { email, password: PASSWORD })).toMatchObject({ status: 200 });
  });

  test('SEC-08 begins no session without a password that may be set, and stays good', async () => {
    const { email, token } = await invited();
    const browser = bff.browser();
    expect(await browser.post('/api/invitation/accept', { token })).toMatchObject({ status: 400, cookies: [] });
    expect(await accept(token, browser, '')).toMatchObject({ status: 400, cookies: [] });
    expect(await accept(token, browser, 'passwordpassword')).toMatchObject({
      status: 422,
      body: { code: 'poor_password', passwordFlaw: 'common' },
      cookies: [],
    });
    expect(await bff.query('select from accounts where email = $1', [email])).toEqual([]);
    expect((await accept(token, browser)).status).toBe(200);
  });

  test('works once, also when it is opened ten times at once on two replicas: one account, one session', async () => {
    const { email, token } = await invited();
    const other = await bff.replica();
    const opened = Array.from({ length: 10 }, (_, index) =>
      accept(token, bff.browser(index % 2 === 0 ? bff.app : other.app), `${PASSWORD} ${index}`),
    );
    const statuses = await statusesOf(opened);
    // A busy machine may have no place for hashing, which spends nothing.
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.every((status) => [200, 410, 503].includes(status))).toBe(true);
    expect(await bff.query('select from accounts where email = $1', [email])).toHaveLength(1);
    expect(await sessionsOf(email)).toHaveLength(1);
    expect(await accept(token)).toMatchObject(gone);
    expect(await read(token)).toMatchObject(gone);
  });

  test('SEC-09 is as good as before when another is sent; of both at once one makes the account', async () => {
    const { email, token } = await invited();
    await resend({ email });
    const [, second = ''] = await mailedLinks(email);
    const other = await bff.replica();
    const statuses = await statusesOf([accept(token), accept(second, bff.browser(other.app))]);
    expect(statuses).toEqual([200, 410]);
    expect(await sessionsOf(email)).toHaveLength(1);
  });

  test('lives for three days of the database', async () => {
    const [early, late] = [await invited(), await invited()];
    expect(invitationLimits.timeToLive).toBe(days(3));
    await age(early.email, days(3) - hours(1));
    expect((await accept(early.token)).status).toBe(200);
    await age(late.email, days(3));
    for (const ask of [read, accept]) expect(await ask(late.token)).toMatchObject(gone);
  });

  test('ends when it is withdrawn, and of a withdrawal and an acceptance at once one wins', async () => {
    const { email, token } = await invited();
    await withdraw({ email });
    for (const ask of [read, accept]) expect(await ask(token)).toMatchObject(gone);

    for (let round = 0; round < 5; round += 1) {
      const raced = await invited();
      const [accepted, withdrawn] = await Promise.all([accept(raced.token), withdraw(raced)]);
      expect(withdrawn.kind).toBe(accepted.status === 200 ? 'not-invited' : 'withdrawn');
      expect(await sessionsOf(raced.email)).toHaveLength(accepted.status === 200 ? 1 : 0);
    }
  });

  test('SEC-08 opens no account that is there already, with two factors or without', async () => {
    const { email, token } = await invited();
    await bff.addAccount({ email, password: 'a lamp, a ladder and nine lentils' });
    const taken = { status: 409, body: { code: 'email_taken' }, cookies: [] };
    expect(await read(token)).toMatchObject(taken);
    expect(await accept(token)).toMatchObject(taken);
    const browser = await bff.enterPassword({ id: '', email, password: 'a lamp, a ladder and nine lentils' });
    await bff.activate(browser);
    for (const ask of [read, accept]) expect(await ask(token)).toMatchObject(taken);
    expect(await sessionsOf(email)).toHaveLength(1);
  });

  test('ends the session of another account in the browser that opens it, and none for a link that is gone', async () => {
    const { browser } = await bff.member();
    const session = browser.copy();
    expect(await accept('A'.repeat(43), browser)).toMatchObject(gone);
    expect((await session.get('/api/session')).status).toBe(200);
    expect((await accept((await invited()).token, browser)).status).toBe(200);
    expect((await session.get('/api/session')).status).toBe(401);
  });

  test('SEC-38 is worth nothing at the other doors, nor are their links here', async () => {
    const { account } = await bff.activeMember();
    await bff.settled();
    const { token } = await invited();
    expect((await bff.browser().post('/api/undo', { token })).status).toBe(410);
    expect((await bff.browser().post('/api/sign-in/unlock/confirm', { token })).status).toBe(410);
    await bff.browser().post('/api/sign-in/unlock', { email: account.email });
    await bff.settled();
    const links = [
      ...(await bff.inbox.undoTokens(account.email, 'activated')),
      ...(await bff.inbox.linkTokens(account.email)),
    ];
    expect(links).toHaveLength(2);
    for (const link of links) for (const ask of [read, accept]) expect(await ask(link)).toMatchObject(gone);
  });

  test.each(['', 'x', '../../etc', 'A'.repeat(43), 'A'.repeat(64)])(
    'that we never made opens nothing: %j',
    async (token) => {
      for (const ask of [read, accept]) {
        const answer = await ask(token);
        expect([400, 410]).toContain(answer.status);
        expect(answer.cookies).toEqual([]);
      }
    },
  );

  test('SEC-41 and SEC-43 goes to the invited address alone, is of our own address and holds its token in the fragment', async () => {
    const { email } = await invited();
    const [mail, ...more] = await bff.inbox.mails(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: [email], cc: [], bcc: [], subject: expect.not.stringMatching(/http/) });
    expect(mail?.text).toMatch(/https:\/\/console\.example\.com\/invitation#[\w-]{43}\n/);
  });

  test('rests as a hash, and neither it nor the password is in the log', async () => {
    const { email, token } = await invited();
    const [row] = await bff.query<{ hash: Buffer; row: string }>(
      'select token_hash as hash, i::text as row from invitations i where email = $1',
      [email],
    );
    expect(row?.hash).toHaveLength(32);
    expect(row?.row).not.toContain(token);
    await read(token);
    await accept(token);
    expect(bff.log.join('')).toContain('"outcome":"account-added"');
    for (const secret of [token, PASSWORD]) expect(bff.log.join('')).not.toContain(secret);
  });

  test('SEC-20 is strict about its form', async () => {
    const post = (path: string, body: unknown) => bff.browser().post(path, body);
    for (const body of [{}, { token: 1 }, { token: 'x', email: 'a@example.com' }, []]) {
      expect((await post('/api/invitation', body)).status).toBe(400);
    }
    for (const body of [{ token: 'x' }, { password: PASSWORD }, { token: 'x', password: PASSWORD, email: 'a' }]) {
      expect((await post('/api/invitation/accept', body)).status).toBe(400);
    }
  });
});

test('who accepts reads it in the activity', async () => {
  const browser: Browser = bff.browser();
  await accept((await invited()).token, browser);
  const { body } = await browser.get('/api/activity');
  const { events } = body as { events: { kind: string; browser: { name: string } | null; address: string | null }[] };
  expect(events).toMatchObject([
    { kind: 'signed-in', browser: { name: 'Chrome' }, address: '203.0.113.7' },
    { kind: 'account-added', browser: { name: 'Chrome' }, address: '203.0.113.7' },
  ]);
});
