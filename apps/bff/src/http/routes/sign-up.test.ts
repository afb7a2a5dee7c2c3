import { signUpLimits } from '@countersign/two-factor';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { fromFreshNetwork } from '../../testing/fresh-network.ts';
import { guesserAt } from '../../testing/guesser.ts';
import { startBff } from '../../testing/start-bff.ts';
import { statementsOf } from '../../testing/test-database.ts';

const bff = await startBff({ trustedProxyHops: 1 });
// What a test leaves to be done must not be counted by the next one.
afterEach(() => bff.settled());
afterAll(() => bff.close());

const guesser = guesserAt(bff);
const PATH = '/api/sign-up';
const PASSWORD = 'seven otters juggle warm pebbles';
const newEmail = () => `${crypto.randomUUID()}@example.com`;
const ask = (email: string, from = fromFreshNetwork(), browser = bff.browser()) => browser.post(PATH, { email }, from);

const shapeOf = ({ body, cookies, headers, status }: Awaited<ReturnType<typeof ask>>) => {
  const named = Object.fromEntries(headers);
  delete named['request-id'];
  return { body, cookies, status, headers: named };
};

describe('a sign-up', () => {
  test('SEC-30 makes no account before somebody who reads the mailbox has opened the link', async () => {
    const email = newEmail();
    expect((await ask(email.toUpperCase())).status).toBe(204);
    await bff.settled();
    expect(await bff.query('select from accounts where email = $1', [email])).toEqual([]);
    const [token = ''] = await bff.inbox.invitationTokens(email);
    expect(await bff.browser().post('/api/sign-in', { email, password: PASSWORD })).toMatchObject({ status: 422 });
    expect((await bff.browser().post('/api/invitation/accept', { token, password: PASSWORD })).status).toBe(200);
    expect(await bff.browser().post('/api/sign-in', { email, password: PASSWORD })).toMatchObject({ status: 200 });
  });

  test('SEC-30 of an address that somebody else has asked for blocks its owner in nothing', async () => {
    const email = newEmail();
    for (let asked = 0; asked < signUpLimits.perEmail.capacity; asked += 1) await ask(email);
    await bff.settled();
    expect(await bff.addAccount({ email, password: PASSWORD })).toMatchObject({ kind: 'added' });
    const [token = ''] = await bff.inbox.invitationTokens(email);
    const opened = await bff.browser().post('/api/invitation/accept', { token, password: `${PASSWORD} of a thief` });
    expect(opened).toMatchObject({ status: 409, body: { code: 'email_taken' }, cookies: [] });
    expect(await bff.browser().post('/api/sign-in', { email, password: PASSWORD })).toMatchObject({ status: 200 });
  });

  test('SEC-03 is answered alike whether there is an account or not', async () => {
    const { email } = await bff.account();
    const nobody = newEmail();
    for (let asked = 0; asked <= signUpLimits.perEmail.capacity; asked += 1) {
      expect(shapeOf(await ask(nobody))).toEqual(shapeOf(await ask(email)));
    }
    await bff.settled();
    for (const to of [nobody, email]) expect(await bff.inbox.mails(to)).toHaveLength(signUpLimits.perEmail.capacity);
    expect(await bff.inbox.invitationTokens(email)).toEqual([]);
  });

  test('SEC-03 runs the same statements and sends as many mails whether there is an account or not', async () => {
    const { email } = await bff.account();
    const nobody = newEmail();
    async function workFor(asked: string) {
      const before = (await bff.inbox.mails(asked)).length;
      const statements = await statementsOf(bff.database, async () => {
        expect((await ask(asked)).status).toBe(204);
        await bff.settled();
      });
      return { statements, mails: (await bff.inbox.mails(asked)).length - before };
    }
    for (let asked = 0; asked < signUpLimits.perEmail.capacity; asked += 1) {
      for (const each of [email, nobody]) expect(await workFor(each)).toEqual({ statements: 3, mails: 1 });
    }
    for (const each of [email, nobody]) expect(await workFor(each)).toEqual({ statements: 1, mails: 0 });
  });

  test('SEC-03 is answered before anybody looks for an account, and nothing is mailed before a pause has passed', async () => {
    const { promise: pause, resolve: endPause } = Promise.withResolvers<void>();
    const patient = await bff.replica({ pauseBeforeMail: () => pause });
    const email = newEmail();
    expect((await ask(email, fromFreshNetwork(), bff.browser(patient.app))).status).toBe(204);
    // Meanwhile somebody else's link, asked for later and without a pause, has been mailed.
    const other = newEmail();
    await ask(other);
    await bff.settled();
    expect(await bff.inbox.invitationTokens(other)).toHaveLength(1);
    expect(await bff.query('select from invitations where email = $1', [email])).toEqual([]);
    endPause();
    await patient.settled();
    expect(await bff.inbox.invitationTokens(email)).toHaveLength(1);
  });

  test('SEC-06 is counted under one spelling of the address, and a network has its own count', async () => {
    const email = newEmail();
    for (const typed of [email, email.toUpperCase(), ` ${email}`, email]) expect((await ask(typed)).status).toBe(204);
    await bff.settled();
    expect(await bff.inbox.mails(email)).toHaveLength(signUpLimits.perEmail.capacity);

    const here = fromFreshNetwork();
    for (let asked = 0; asked < signUpLimits.perNetwork.capacity; asked += 1) {
      expect((await ask(newEmail(), here)).status).toBe(204);
    }
    const refused = await ask(newEmail(), here);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    await bff.settled();
  });

  test('SEC-06 is counted per IPv6 site too, over all its networks', async () => {
    const { capacity } = signUpLimits.perSite;
    const at = (site: string, index: number) => ({ 'X-Forwarded-For': `2001:db8:${site}:${index.toString(16)}::1` });
    expect((await ask(newEmail(), at('61', 0))).status).toBe(204);
    await guesser.draw(capacity - 10);
    for (let network = 1; network < 10; network += 1) {
      expect((await ask(newEmail(), at('61', network))).status).toBe(204);
    }
    expect((await ask(newEmail(), at('61', 10))).status).toBe(429);
    expect((await ask(newEmail(), at('62', 10))).status).toBe(204);
    await bff.settled();
  });

  test('draws on no other limit: neither the sign-in nor the unlock link of the address', async () => {
    const account = await bff.account();
    for (let asked = 0; asked <= signUpLimits.perEmail.capacity; asked += 1) await ask(account.email);
    await bff.browser().post('/api/sign-in/unlock', { email: account.email }, fromFreshNetwork());
    await bff.settled();
    expect(await bff.inbox.linkTokens(account.email)).toHaveLength(1);
    expect((await bff.enterPassword(account)).cookies.has('__Host-sid')).toBe(true);
  });

  test('SEC-41 and SEC-43 sends one mail to the address as it is counted, with a link of our own address', async () => {
    const email = newEmail();
    await bff.browser().post(PATH, { email: email.toUpperCase() }, { Host: 'evil.example', ...fromFreshNetwork() });
    await bff.settled();
    const [mail, ...more] = await bff.inbox.mails(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: [email], cc: [], bcc: [] });
    expect(mail?.text).toMatch(/https:\/\/console\.example\.com\/invitation#[\w-]{43}\n/);
    expect(mail?.text).not.toContain('evil.example');
    expect(mail?.text).toContain('198.18.');
    const [token = ''] = await bff.inbox.invitationTokens(email);
    expect(bff.log.join('')).not.toContain(token);
  });

  test('SEC-20 is strict about its form', async () => {
    for (const body of [{}, { email: 1 }, { email: 'a@example.com', to: 'b@example.com' }, []]) {
      expect((await bff.browser().post(PATH, body)).status).toBe(400);
    }
  });
});

describe('where the platform does not allow it', () => {
  test('SEC-03 is not there, for whichever address; nothing is counted, looked up or mailed', async () => {
    const closed = await bff.replica({ isSignUpOpen: false });
    const { email } = await bff.account();
    const statements = await statementsOf(bff.database, async () => {
      const [known, unknown] = [
        await ask(email, fromFreshNetwork(), bff.browser(closed.app)),
        await ask(newEmail(), fromFreshNetwork(), bff.browser(closed.app)),
      ];
      expect(known).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(shapeOf(known)).toEqual(shapeOf(unknown));
      await closed.settled();
    });
    expect(statements).toBe(0);
    expect(await bff.inbox.mails(email)).toEqual([]);
  });
});
