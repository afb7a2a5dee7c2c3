import { challenge, sessionAnswer } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { stepNow } from '../testing/authenticator-app.ts';
import type { Browser } from '../testing/browser.ts';
import { beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const CHALLENGE = '/api/sign-in/challenge';
const VERIFY = `${CHALLENGE}/verify`;
const anotherSignIn = { status: 409, body: { code: 'another_sign_in' }, cookies: [] };

const openChallenge = async (browser: Browser) => v.parse(challenge, (await browser.get(CHALLENGE)).body);
const expecting = ({ id }: { id: string }) => ({ 'Expected-Challenge': id });
const guessesOf = ({ id }: { id: string }) =>
  bff.query('select trust, short_tokens, long_tokens from attempt_budgets where account_id = $1 order by trust', [id]);
const accountAt = async (browser: Browser) => v.parse(sessionAnswer, (await browser.get('/api/session')).body).account;

describe('SEC-18 a page whose challenge was replaced in its browser', () => {
  /** One browser in which first Ann and then Bob gave the password. */
  async function twoSignIns() {
    const [ann, bob] = [await bff.activeMember(), await bff.activeMember()];
    const browser = await bff.enterPassword(ann.account);
    const shown = await openChallenge(browser);
    await bff.enterPassword(bob.account, browser);
    return { ann, bob, browser, shown, open: await openChallenge(browser) };
  }

  test('has no code mailed to the other account', async () => {
    const { bob, browser, open, shown } = await twoSignIns();
    expect(await browser.post(`${CHALLENGE}/email-code`, {}, expecting(shown))).toMatchObject(anotherSignIn);
    expect(await bff.inbox.mails(bob.account.email)).toHaveLength(1);
    expect(await bff.inbox.codeMails(bob.account.email)).toEqual([]);
    expect((await browser.post(`${CHALLENGE}/email-code`, {}, expecting(open))).status).toBe(202);
  });

  test('costs the other account no try', async () => {
    const { ann, bob, browser, open, shown } = await twoSignIns();
    const before = await guessesOf(bob.account);
    const code = await bff.freshCode(ann);
    expect(await browser.post(VERIFY, { factor: 'authenticator', code }, expecting(shown))).toMatchObject(
      anotherSignIn,
    );
    expect(await guessesOf(bob.account)).toEqual(before);
    expect(await openChallenge(browser)).toEqual(open);
    const right = await bff.freshCode(bob);
    const answer = await browser.post(VERIFY, { factor: 'authenticator', code: right }, expecting(open));
    expect(answer.status).toBe(200);
  });

  test('neither reads nor ends the other', async () => {
    const { browser, open, shown } = await twoSignIns();
    expect(await browser.get(CHALLENGE, expecting(shown))).toMatchObject(anotherSignIn);
    expect(await browser.delete(CHALLENGE, expecting(shown))).toMatchObject(anotherSignIn);
    expect(await openChallenge(browser)).toEqual(open);
    expect((await browser.delete(CHALLENGE, expecting(open))).status).toBe(204);
    expect((await browser.get(CHALLENGE)).status).toBe(410);
  });

  test('is told that its challenge has gone where no other was begun', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const shown = await openChallenge(browser);
    await browser.copy().delete(CHALLENGE);
    const code = await bff.freshCode(ann);
    const answer = await browser.post(VERIFY, { factor: 'authenticator', code }, expecting(shown));
    expect(answer).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
    expect((await browser.delete(CHALLENGE, expecting(shown))).status).toBe(204);
  });

  test('is no page of ours where what it expects is no id', async () => {
    const { browser, open } = await twoSignIns();
    for (const id of ["' or true --", 'null', '%00']) {
      expect(await browser.delete(CHALLENGE, expecting({ id }))).toMatchObject(anotherSignIn);
    }
    expect(await openChallenge(browser)).toEqual(open);
  });
});

describe('SEC-18 a page whose session was replaced by that of another account in its browser', () => {
  async function twoAccounts() {
    const { account, browser } = await bff.member();
    const shown = { 'Expected-Account': (await accountAt(browser)).id };
    const bob = await bff.activeMember();
    await bff.signInWithApp(bob, browser);
    return { account, bob, browser, shown };
  }

  test.each([
    ['GET', '/api/two-factor'],
    ['GET', '/api/two-factor/activation'],
    ['DELETE', '/api/two-factor/activation'],
    ['POST', '/api/two-factor/activation', {}],
    ['POST', '/api/two-factor/activation/confirm', { code: '123456' }],
    ['POST', '/api/two-factor/deactivation', {}],
    ['POST', '/api/two-factor/deactivation/confirm', { code: '123456' }],
    ['POST', '/api/step-up', { password: 'of the other account' }],
    ['POST', '/api/account/language', { language: 'zh-CN' }],
  ])('is refused %s %s, which would be about the other', async (method, path, body?: object) => {
    const { bob, browser, shown } = await twoAccounts();
    const before = await guessesOf(bob.account);
    const sent = body && { body: JSON.stringify(body) };
    expect(await browser.send({ method, path, headers: shown, ...sent })).toMatchObject(anotherSignIn);
    expect(await guessesOf(bob.account)).toEqual(before);
    expect(await bff.inbox.codeMails(bob.account.email)).toEqual([]);
    expect(await accountAt(browser)).toMatchObject({ language: null });
  });

  test('neither confirms the activation of the other nor ends it', async () => {
    const [ann, bob] = [await bff.member(), await bff.member()];
    const shown = { 'Expected-Account': (await accountAt(ann.browser)).id };
    await bff.enterPassword(bob.account, ann.browser);
    const app = await beginActivation(ann.browser);
    const code = app.codeAt(stepNow());
    for (const answer of [
      await ann.browser.post('/api/two-factor/activation/confirm', { code }, shown),
      await ann.browser.delete('/api/two-factor/activation', shown),
    ]) {
      expect(answer).toMatchObject(anotherSignIn);
    }
    const own = { 'Expected-Account': bob.account.id };
    expect((await ann.browser.post('/api/two-factor/activation/confirm', { code }, own)).status).toBe(200);
  });

  test('can sign out all the same', async () => {
    const { browser, shown } = await twoAccounts();
    expect((await browser.delete('/api/session', shown)).status).toBe(204);
    expect((await browser.get('/api/session')).status).toBe(401);
  });
});
