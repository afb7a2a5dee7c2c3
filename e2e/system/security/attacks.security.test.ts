import { authenticatorApp, stepNow } from '@countersign/bff/testing/authenticator-app';
import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { exchange } from '../../kit/exchange.ts';
import { longTimeouts } from '../../kit/until.ts';
import { type Browser, openBrowser } from '../kit/http-browser.ts';
import { activate, freshStepAfter, sessionStatus } from '../kit/member.ts';
import { type ActiveMember, activeMember, challenged, enterPassword } from './kit/active-member.ts';
import { signed, withoutApp } from './kit/passkeys.ts';
import { twoReplicas, wireNames } from './kit/two-replicas.ts';

vi.setConfig(longTimeouts);

const system = twoReplicas();
const all: readonly Endpoint[] = endpoints;

const verify = (browser: Browser, factor: 'authenticator' | 'email', code: string) =>
  browser.post('/api/sign-in/challenge/verify', { factor, code });
const wrongCode = { status: 422, body: { code: 'wrong_code' } };

const atBoth = (browser: Browser) => system.replicas.map((replica) => browser.at(replica));

async function mailedTo({ account }: ActiveMember, browser: Browser, path = '/api/sign-in/challenge/email-code') {
  expect(await browser.post(path, {})).toMatchObject({ status: 202 });
  return system.mail.codeFor(account.email);
}

describe('SEC-28, SEC-31 a code that was taken once', () => {
  test('by an activation or by a sign-in is taken by neither replica again', async () => {
    const account = await system.account();
    const browser = system.browser();
    await enterPassword(browser, account);
    const { authenticator, spentStep } = await activate(browser);
    const ofActivation = authenticator.codeAt(spentStep);
    for (const each of atBoth(await challenged(system, account))) {
      expect(await verify(each, 'authenticator', ofActivation)).toMatchObject(wrongCode);
    }
    const ofSignIn = authenticator.codeAt(freshStepAfter(spentStep));
    expect(await verify(await challenged(system, account), 'authenticator', ofSignIn)).toMatchObject({ status: 200 });
    for (const each of atBoth(await challenged(system, account))) {
      expect(await verify(each, 'authenticator', ofSignIn)).toMatchObject(wrongCode);
      expect(await verify(each, 'authenticator', ofActivation)).toMatchObject(wrongCode);
    }
  });

  test('from a mail is taken by neither again, in its challenge or in another', async () => {
    const ann = await activeMember(system);
    const browser = await challenged(system, ann.account);
    const before = browser.copyAt(system.replicas[1]);
    const code = await mailedTo(ann, browser);
    expect(await verify(browser, 'email', code)).toMatchObject({ status: 200 });
    for (const each of atBoth(before)) expect(await verify(each, 'email', code)).toMatchObject({ status: 410 });
    for (const each of atBoth(await challenged(system, ann.account))) {
      expect(await verify(each, 'email', code)).toMatchObject(wrongCode);
    }
  });
});

describe('SEC-17, SEC-19, SEC-38, SEC-51 a right code counts nowhere else', () => {
  let ann: ActiveMember;
  let eve: ActiveMember;
  beforeAll(async () => {
    [ann, eve] = [await activeMember(system), await activeMember(system)];
  });

  test('not in a challenge of another account, whichever the factor', async () => {
    const ofEve = await challenged(system, eve.account);
    const mailed = await mailedTo(eve, ofEve);
    const ofAnn = await challenged(system, ann.account);
    const { authenticator } = eve;
    await system.query('update authenticators set last_step = 0');
    const code = authenticator.codeAt(freshStepAfter(0));
    expect(await verify(ofAnn, 'authenticator', code)).toMatchObject(wrongCode);
    expect(await verify(ofAnn, 'email', mailed)).toMatchObject(wrongCode);
    for (const more of [{ email: eve.account.email }, { accountId: eve.account.id }]) {
      const answer = await ofAnn.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code, ...more });
      expect(answer).toMatchObject({ status: 400 });
    }
    expect(await verify(ofEve, 'authenticator', code)).toMatchObject({ status: 200 });
  });

  test('not as another factor, and not for another purpose', async () => {
    const browser = await challenged(system, ann.account);
    const mailed = await mailedTo(ann, browser);
    await system.age(ann.account, 'email_codes.sent_at', 61);
    const toDeactivate = await mailedTo(ann, ann.browser, '/api/two-factor/deactivation');
    expect(await verify(browser, 'authenticator', mailed)).toMatchObject(wrongCode);
    expect(await verify(browser, 'email', toDeactivate)).toMatchObject(wrongCode);
    const confirm = (code: string) => ann.browser.post('/api/two-factor/deactivation/confirm', { code });
    expect(await confirm(mailed)).toMatchObject(wrongCode);
    expect(await confirm(ann.authenticator.codeAt(freshStepAfter(0)))).toMatchObject(wrongCode);
    expect(await verify(browser, 'email', mailed)).toMatchObject({ status: 200 });
  });
});

describe('SEC-07, SEC-12, SEC-61, SEC-68 a cookie is worth what it was given for', () => {
  const guarded = all.filter(({ caller }) => caller === 'session' || caller === 'recent-proof');

  async function expectStranger(cookie: string) {
    for (const [index, { method, path }] of guarded.entries()) {
      const { consoleOrigin, port } = system.replicas[index % 2 ? 1 : 0];
      const headers = { Cookie: cookie, Origin: consoleOrigin, 'Content-Type': 'application/json' };
      const answer = await exchange({ port, method, path, headers, body: method === 'POST' ? '{}' : undefined });
      expect(answer.status, `${method} ${path}`).toBe(401);
    }
  }

  test('that of a challenge, or of a browser, is no session, by whichever name', async () => {
    const ann = await activeMember(system);
    const browser = await challenged(system, ann.account);
    expect([...browser.cookies.keys()].toSorted()).toEqual([wireNames.challenge, wireNames.browser]);
    for (const value of browser.cookies.values()) {
      for (const name of [...Object.values(wireNames), 'sid', '__Host-sid']) await expectStranger(`${name}=${value}`);
    }
    await expectStranger([...browser.cookies].map((pair) => pair.join('=')).join('; '));
  });

  test('that of a trusted browser skips neither the password nor the second step', async () => {
    const ann = await activeMember(system);
    const trusted = await challenged(system, ann.account);
    expect(await verify(trusted, 'email', await mailedTo(ann, trusted))).toMatchObject({ status: 200 });
    const thief = openBrowser(
      system.replicas[1],
      new Map([[wireNames.browser, trusted.cookies.get(wireNames.browser) ?? '']]),
    );
    expect(await enterPassword(thief, { ...ann.account, password: 'not the password at all' })).toMatchObject({
      status: 422,
    });
    expect(await enterPassword(thief, ann.account)).toMatchObject({ body: { next: 'second-factor' } });
    expect(await sessionStatus(thief)).toBe(401);
  });

  test('that of a session is none with any of its letters changed', async () => {
    const { browser } = await activeMember(system);
    const token = browser.cookies.get(wireNames.session) ?? '';
    const changed = [...token].map(
      (letter, at) => token.slice(0, at) + (letter === 'A' ? 'E' : 'A') + token.slice(at + 1),
    );
    for (const value of [
      ...changed,
      `${token}A`,
      token.slice(1),
      token.toLowerCase(),
      encodeURIComponent(`${token} `),
      `"${token}`,
    ]) {
      expect(await sessionStatus(openBrowser(system.replicas[0], new Map([[wireNames.session, value]]))), value).toBe(
        401,
      );
    }
    expect(await sessionStatus(browser)).toBe(200);
  });
});

describe('SEC-23, SEC-24, SEC-53, SEC-54, SEC-64 what was stolen before ends with', () => {
  /** Cookies as somebody may have copied them: dead at both replicas with the very next request. */
  async function expectDead(stolen: Browser) {
    for (const each of atBoth(stolen)) expect(await sessionStatus(each)).toBe(401);
    for (const each of atBoth(stolen)) expect((await each.get('/api/sign-in/challenge')).status).toBe(410);
  }
  const copyOf = (browser: Browser) => browser.copyAt(system.replicas[1]);

  test('an activation: sessions begun on the password, the acting one under its old cookie too', async () => {
    const account = await system.account();
    const [acting, other] = [system.browser(), system.browser(system.replicas[1])];
    await enterPassword(acting, account);
    await enterPassword(other, account);
    const stolen = [copyOf(acting), copyOf(other)];
    expect((await activate(acting)).confirmation).toMatchObject({ status: 200 });
    for (const each of stolen) await expectDead(each);
    expect(await sessionStatus(acting)).toBe(200);
  });

  test('a deactivation: sessions, challenges and their mailed codes', async () => {
    const ann = await activeMember(system);
    const other = await challenged(system, ann.account);
    expect(await verify(other, 'email', await mailedTo(ann, other))).toMatchObject({ status: 200 });
    const challenge = await challenged(system, ann.account);
    const mailed = await mailedTo(ann, challenge);
    const stolen = [copyOf(ann.browser), copyOf(other), copyOf(challenge)];
    const code = await mailedTo(ann, ann.browser, '/api/two-factor/deactivation');
    expect(await ann.browser.post('/api/two-factor/deactivation/confirm', { code })).toMatchObject({ status: 200 });
    for (const each of stolen) await expectDead(each);
    expect(await verify(challenge, 'email', mailed)).toMatchObject({ status: 410 });
    expect(await sessionStatus(ann.browser)).toBe(200);
  });

  test('a move, new recovery codes, and a second factor that is proved once more', async () => {
    const { authenticator, browser } = await activeMember(system);
    const proved = copyOf(browser);
    await system.query('update authenticators set last_step = 0');
    const proof = { factor: 'authenticator', code: authenticator.codeAt(freshStepAfter(0)) };
    expect(await browser.post('/api/step-up/second-factor', proof)).toMatchObject({ status: 204 });
    await expectDead(proved);
    const renewed = copyOf(browser);
    expect(await browser.post('/api/two-factor/recovery-codes', {})).toMatchObject({ status: 201 });
    await expectDead(renewed);
    const moved = copyOf(browser);
    const { body } = await browser.post('/api/two-factor/move', {});
    const code = authenticatorApp((body as { textKey: string }).textKey).codeAt(stepNow());
    expect(await browser.post('/api/two-factor/move/confirm', { code })).toMatchObject({ status: 200 });
    await expectDead(moved);
    expect(await sessionStatus(browser)).toBe(200);
  });

  test('an app that is added beside a passkey', async () => {
    const { account, browser, key } = await withoutApp(system);
    const challenge = await challenged(system, account);
    const stolen = copyOf(browser);
    const { body } = await browser.post('/api/two-factor/addition', {});
    const code = authenticatorApp((body as { textKey: string }).textKey).codeAt(stepNow());
    const proof = await signed(challenge, key, '/api/sign-in/challenge/passkey');
    expect(await browser.post('/api/two-factor/addition/confirm', { code })).toMatchObject({ status: 200 });
    await expectDead(stolen);
    expect(await challenge.post('/api/sign-in/challenge/verify', proof)).toMatchObject({ status: 410 });
    expect(await sessionStatus(browser)).toBe(200);
  });

  test('a step-up, and a sign-out', async () => {
    const { account, browser } = await activeMember(system);
    const beforeStepUp = copyOf(browser);
    expect(await browser.post('/api/step-up', { password: account.password })).toMatchObject({ status: 204 });
    await expectDead(beforeStepUp);
    const beforeSignOut = copyOf(browser);
    expect(await browser.delete('/api/session')).toMatchObject({ status: 204 });
    await expectDead(beforeSignOut);
  });
});

describe('SEC-03, SEC-04 a refused sign-in', () => {
  test('tells neither whether there is an account nor whether it has two factors', async () => {
    const [ann, bob] = [await activeMember(system), await system.account()];
    const emails = [ann.account.email, bob.email, ann.account.email.toUpperCase(), 'nobody@example.com'];
    const told = await Promise.all(
      emails.map(async (email) => {
        const { body, headers, status } = await system
          .browser()
          .post('/api/sign-in', { email, password: 'not the password at all' });
        const { date: _, 'request-id': __, ...others } = headers;
        return { status, body, headers: Object.entries(others) };
      }),
    );
    expect(told[0]).toMatchObject({ status: 422, body: { code: 'wrong_credentials' } });
    for (const each of told) expect(each).toEqual(told[0]);
  });
});
