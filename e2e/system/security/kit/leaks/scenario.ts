import assert from 'node:assert/strict';
import { type AuthenticatorApp, someCodeOtherThan } from '@countersign/bff/testing/authenticator-app';
import { until } from '../../../../kit/until.ts';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Account } from '../../../kit/member.ts';
import { activate, freshStepAfter } from '../../../kit/member.ts';
import type { TwoReplicas } from '../two-replicas.ts';
import type { Secrets } from './secrets.ts';

interface Parts {
  system: TwoReplicas;
  secrets: Secrets;
  account: Account;
  /** A browser that nobody has used, at one of the replicas. */
  open: (replica: 0 | 1) => Browser;
}

/** What a member does in a year, mistakes included, with all that they type or are told kept as a secret. */
export function scenarioOf({ account, open, secrets, system }: Parts) {
  const { email, password } = account;
  secrets.add('the password', password);

  const type = (name: string, value: string) => {
    secrets.add(name, value);
    return value;
  };
  async function expectStatus(status: number, answer: ReturnType<Browser['get']>) {
    assert.equal((await answer).status, status);
  }
  const verify = (browser: Browser, factor: string, code: string) =>
    browser.post('/api/sign-in/challenge/verify', { factor, code });
  const mailedCode = () => type('a mailed code', system.mail.codeFor(email));
  const otherCode = (code: string) => type('a wrong code', someCodeOtherThan(new Set([code, '000000'])));

  return {
    async signIn(replica: 0 | 1): Promise<Browser> {
      const browser = open(replica);
      const wrong = type('a wrong password', `${crypto.randomUUID()} is no password`);
      await expectStatus(422, browser.post('/api/sign-in', { email, password: wrong }));
      await expectStatus(200, browser.post('/api/sign-in', { email, password }));
      return browser;
    },

    /** Has a link mailed that lets the browser try its password again, and opens it. */
    async unlock(replica: 0 | 1) {
      const browser = open(replica);
      await expectStatus(204, browser.post('/api/sign-in/unlock', { email }));
      const links = () => system.mail.textsFor(email).flatMap((text) => /#([\w-]{43})$/m.exec(text)?.[1] ?? []);
      await until('the link is mailed', () => links().length > 0);
      const token = type('the token of a link', links().at(-1) ?? '');
      await expectStatus(204, browser.post('/api/sign-in/unlock/confirm', { token }));
      await expectStatus(410, browser.post('/api/sign-in/unlock/confirm', { token }));
    },

    async activate(browser: Browser) {
      await expectStatus(201, browser.post('/api/two-factor/activation', {}));
      await expectStatus(200, browser.get('/api/two-factor/activation'));
      await expectStatus(422, browser.post('/api/two-factor/activation/confirm', { code: otherCode('999999') }));
      const { authenticator, confirmation, spentStep } = await activate(browser);
      assert.equal(confirmation.status, 200);
      secrets.add('the bytes of a key', authenticator.secret);
      type('the code of an activation', authenticator.codeAt(spentStep));
      await expectStatus(200, browser.get('/api/two-factor'));
      return { authenticator, spentStep };
    },

    async verifyByApp(browser: Browser, app: AuthenticatorApp, spentStep: number) {
      await expectStatus(200, browser.get('/api/sign-in/challenge'));
      await expectStatus(422, verify(browser, 'authenticator', type('a wrong code', app.wrongCode())));
      const code = type('a code of the app', app.codeAt(freshStepAfter(spentStep)));
      await expectStatus(200, verify(browser, 'authenticator', code));
    },

    async askForCode(browser: Browser): Promise<string> {
      await expectStatus(202, browser.post('/api/sign-in/challenge/email-code', {}));
      return mailedCode();
    },

    async verifyByMail(browser: Browser, code: string) {
      await expectStatus(422, verify(browser, 'email', otherCode(code)));
      await expectStatus(200, verify(browser, 'email', code));
    },

    async stepUp(browser: Browser) {
      const wrong = type('a wrong password', `${crypto.randomUUID()} is none either`);
      await expectStatus(422, browser.post('/api/step-up', { password: wrong }));
      await expectStatus(204, browser.post('/api/step-up', { password }));
    },

    async deactivate(browser: Browser) {
      await expectStatus(202, browser.post('/api/two-factor/deactivation', {}));
      const code = mailedCode();
      await expectStatus(422, browser.post('/api/two-factor/deactivation/confirm', { code: otherCode(code) }));
      await expectStatus(200, browser.post('/api/two-factor/deactivation/confirm', { code }));
    },

    async signOut(browser: Browser) {
      await expectStatus(200, browser.get('/api/session'));
      await expectStatus(204, browser.delete('/api/session'));
      await expectStatus(401, browser.get('/api/session'));
    },
  };
}
