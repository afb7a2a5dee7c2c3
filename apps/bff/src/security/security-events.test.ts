import { afterAll, describe, expect, test } from 'vitest';
import { someCodeOtherThan, stepNow } from '../testing/authenticator-app.ts';
import type { Answer } from '../testing/browser.ts';
import { type Account, beginActivation } from '../testing/people.ts';
import { notedBy } from '../testing/security-events.ts';
import { startBff } from '../testing/start-bff.ts';
import { wholeLife } from '../testing/whole-life.ts';

const bff = await startBff();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';
const ACTIVATE = '/api/two-factor/activation/confirm';
const DEACTIVATE = '/api/two-factor/deactivation/confirm';

/** Exactly one event, of the request that the answer names. */
async function notesOnce(account: Account, event: object, act: () => Promise<Answer>) {
  const { answer, events } = await notedBy(bff, account, act);
  expect(events).toEqual([
    {
      factor: null,
      isNewBrowser: null,
      sessionId: expect.any(String),
      browserId: expect.any(String),
      requestId: answer.headers.get('Request-Id'),
      address: '203.0.113.7',
      browser: 'Chrome on Linux',
      ...event,
    },
  ]);
}

async function notesNothing(account: Account, status: number, act: () => Promise<Answer>) {
  const { answer, events } = await notedBy(bff, account, act);
  expect(answer.status).toBe(status);
  expect(events).toEqual([]);
}

describe('SEC-87 each change is noted once, with the account and the request', () => {
  test('an account that was added, which no request asked for', async () => {
    const none = { factor: null, isNewBrowser: null, sessionId: null, browserId: null };
    expect(await bff.securityEvents(await bff.account())).toEqual([
      { kind: 'account-added', ...none, requestId: null, address: null, browser: null },
    ]);
  });

  test('signing in with the password alone, and out', async () => {
    const account = await bff.account();
    const { email, password } = account;
    const browser = bff.browser();
    const signIn = () => browser.post('/api/sign-in', { email, password });
    const signedIn = { kind: 'signed-in', factor: 'pwd' };
    await notesOnce(account, { ...signedIn, isNewBrowser: true }, signIn);
    await notesOnce(account, { ...signedIn, isNewBrowser: false }, signIn);
    await notesOnce(account, { kind: 'signed-out' }, () => browser.delete('/api/session'));
  });

  test('an unlock link that was mailed, and the browser that opened it', async () => {
    const account = await bff.account();
    const { email } = account;
    const browser = bff.browser();
    const none = { sessionId: null };
    await notesOnce(account, { kind: 'unlock-link-issued', browserId: null, ...none }, async () => {
      const answer = await browser.post('/api/sign-in/unlock', { email: email.toUpperCase() });
      await bff.settled();
      return answer;
    });
    const [token] = await bff.inbox.linkTokens(email);
    const open = () => browser.post('/api/sign-in/unlock/confirm', { token });
    await notesOnce(account, { kind: 'browser-unlocked', isNewBrowser: true, ...none }, open);
    await notesNothing(account, 410, open);
  });

  test('activating', async () => {
    const { account, browser } = await bff.member();
    const begin = () => browser.post('/api/two-factor/activation');
    await notesOnce(account, { kind: 'activation-begun', browserId: null }, begin);
    const app = await beginActivation(browser);
    const confirm = () => browser.post(ACTIVATE, { code: app.codeAt(stepNow()) });
    await notesOnce(account, { kind: 'activated', factor: 'otp' }, confirm);
  });

  test('signing in with a second step, with either factor', async () => {
    const ann = await bff.activeMember();
    const { account } = ann;
    const { email, password } = account;
    const browser = bff.browser();
    const enterPassword = () => browser.post('/api/sign-in', { email, password });
    const opened = { kind: 'challenge-opened', factor: 'pwd', sessionId: null };
    await notesOnce(account, { ...opened, isNewBrowser: true }, enterPassword);
    const code = await bff.freshCode(ann);
    await notesOnce(account, { kind: 'signed-in', factor: 'otp', isNewBrowser: true }, () =>
      browser.post(VERIFY, { factor: 'authenticator', code }),
    );

    await notesOnce(account, { ...opened, isNewBrowser: false }, enterPassword);
    await browser.post('/api/sign-in/challenge/email-code');
    const mailed = await bff.inbox.newestCode(email);
    await notesOnce(account, { kind: 'signed-in', factor: 'email', isNewBrowser: false }, () =>
      browser.post(VERIFY, { factor: 'email', code: mailed }),
    );
  });

  test('proving the password once more', async () => {
    const { account, browser } = await bff.member();
    const { password } = account;
    await notesOnce(account, { kind: 'password-proved', factor: 'pwd' }, () =>
      browser.post('/api/step-up', { password }),
    );
  });

  test('a test of a code that was right, and none of a wrong one', async () => {
    const { account, app, browser } = await bff.activeMember();
    const tested = (code: string) => () => browser.post('/api/two-factor/test', { code });
    await notesOnce(account, { kind: 'code-tested', factor: 'otp' }, tested(app.codeAt(stepNow())));
    await notesNothing(account, 422, tested(app.wrongCode()));
  });

  test('deactivating, whose beginning is noted once however often the code is asked for', async () => {
    const { account, browser } = await bff.activeMember();
    const begin = () => browser.post('/api/two-factor/deactivation');
    await notesOnce(account, { kind: 'deactivation-begun' }, begin);
    await notesNothing(account, 202, begin);
    const code = await bff.inbox.newestCode(account.email);
    await notesOnce(account, { kind: 'deactivated', factor: 'email' }, () => browser.post(DEACTIVATE, { code }));
  });

  test('each names the session and the browser that it was done with', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await browser.post('/api/step-up', { password: ann.account.password });
    await browser.delete('/api/session');
    const [opened, signedIn, ...after] = (await bff.securityEvents(ann.account)).slice(-4);
    expect(signedIn?.browserId).toBe(opened?.browserId);
    for (const { browserId, sessionId } of after) {
      expect({ browserId, sessionId }).toEqual({ browserId: signedIn?.browserId, sessionId: signedIn?.sessionId });
    }
  });
});

test('SEC-87 a wrong code is noted with its factor, its browser and its challenge’s session', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  const code = ann.app.wrongCode();
  const { events } = await notedBy(bff, ann.account, () => browser.post(VERIFY, { factor: 'authenticator', code }));
  const [{ browserId } = { browserId: null }] = (await bff.securityEvents(ann.account)).slice(-2);
  expect(events).toEqual([
    expect.objectContaining({
      kind: 'code-refused',
      factor: 'otp',
      browserId,
      sessionId: null,
      address: '203.0.113.7',
    }),
  ]);
  await ann.browser.post('/api/two-factor/deactivation');
  const wrong = someCodeOtherThan(new Set([await bff.inbox.newestCode(ann.account.email)]));
  const deactivation = await notedBy(bff, ann.account, () => ann.browser.post(DEACTIVATE, { code: wrong }));
  expect(deactivation.events).toEqual([
    expect.objectContaining({ kind: 'code-refused', factor: 'email', sessionId: expect.any(String) }),
  ]);
});

describe('what is refused is not noted', () => {
  test('a wrong password, at the sign-in and for a fresh proof', async () => {
    const { account, browser } = await bff.member();
    const { email } = account;
    const password = 'not the password at all';
    await notesNothing(account, 422, () => bff.browser().post('/api/sign-in', { email, password }));
    await notesNothing(account, 422, () => browser.post('/api/step-up', { password }));
  });

  test('a code for a challenge that is gone, and one too many', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const wrong = ann.app.wrongCode();
    const code = await bff.freshCode(ann);
    await browser.copy().post(VERIFY, { factor: 'authenticator', code });
    await notesNothing(ann.account, 410, () => browser.post(VERIFY, { factor: 'authenticator', code }));
    const late = await bff.enterPassword(ann.account);
    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 0 });
    await notesNothing(ann.account, 429, () => late.post(VERIFY, { factor: 'authenticator', code: wrong }));
  });

  test('an activation with a wrong code, and a second one', async () => {
    const { account, browser } = await bff.member();
    const app = await beginActivation(browser);
    await notesNothing(account, 422, () => browser.post(ACTIVATE, { code: app.wrongCode() }));
    await browser.post(ACTIVATE, { code: app.codeAt(stepNow()) });
    await notesNothing(account, 409, () => browser.post('/api/two-factor/activation'));
    await notesNothing(account, 409, () => browser.post(ACTIVATE, { code: app.codeAt(stepNow()) }));
  });

  test('a deactivation of nothing', async () => {
    const { account, browser } = await bff.activeMember();
    await browser.post('/api/two-factor/deactivation');
    const mailed = await bff.inbox.newestCode(account.email);
    await browser.post(DEACTIVATE, { code: mailed });
    await notesNothing(account, 409, () => browser.post('/api/two-factor/deactivation'));
  });

  test('a sign-out of nobody', async () => {
    const { account, browser } = await bff.member();
    const left = browser.copy();
    await browser.delete('/api/session');
    await notesNothing(account, 204, () => left.delete('/api/session'));
  });

  test('what another origin asks for', async () => {
    const { account, browser } = await bff.member();
    const foreign = { Origin: 'https://elsewhere.example' };
    await notesNothing(account, 403, () => browser.post('/api/two-factor/activation', {}, foreign));
  });
});

test('events outlive the account', async () => {
  const { account } = await bff.member();
  await bff.query('delete from accounts where id = $1', [account.id]);
  expect(await bff.securityEvents(account)).toMatchObject([{ kind: 'account-added' }, { kind: 'signed-in' }]);
});

test('SEC-88 a whole life of two-factor authentication leaves no secret among them', async () => {
  const { codes, texts } = await wholeLife(bff);
  const [{ stored = '' } = {}] = await bff.query<{ stored: string }>(
    'select string_agg(e::text, chr(10)) as stored from security_events e',
  );
  expect(stored).toContain('deactivated');
  for (const secret of texts) expect(stored).not.toContain(secret);
  for (const code of codes) expect(stored).not.toMatch(new RegExp(`\\b${code}\\b`));
});
