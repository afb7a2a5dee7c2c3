import assert from 'node:assert/strict';
import {
  type AuthenticatorApp,
  authenticatorApp,
  someCodeOtherThan,
  stepNow,
} from '@countersign/bff/testing/authenticator-app';
import { until } from '../../../../kit/until.ts';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Account } from '../../../kit/member.ts';
import { activate, freshStepAfter } from '../../../kit/member.ts';
import { made, newAuthenticator, PASSKEYS, signed } from '../passkeys.ts';
import type { TwoReplicas } from '../two-replicas.ts';
import { inGroups } from './recorded-browser.ts';
import type { Secrets } from './secrets.ts';

export interface Parts {
  system: TwoReplicas;
  secrets: Secrets;
  account: Account;
  /** A browser that nobody has used, at one of the replicas. */
  open: (replica: 0 | 1) => Browser;
}

/** The name of what passkeys were asked to sign. */
export const ASKED = 'what a passkey was asked to sign';

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

  /** What was asked, and what was made of it. */
  function remember({ response }: { response: { clientDataJSON: string; signature?: string } }) {
    const { challenge } = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString()) as {
      challenge: string;
    };
    secrets.add(ASKED, Buffer.from(challenge, 'base64url'));
    if (response.signature) secrets.add('a signature', Buffer.from(response.signature, 'base64url'));
  }

  async function addPasskey(browser: Browser) {
    const key = newAuthenticator(system);
    const body = await made(browser, key);
    remember(body.credential);
    await expectStatus(201, browser.post(PASSKEYS, body));
    await expectStatus(422, browser.post(PASSKEYS, body));
    return key;
  }

  return {
    addPasskey,

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
      const links = () =>
        system.mail.textsFor(email).flatMap((text) => /\/sign-in\/unlock#([\w-]{43})$/m.exec(text)?.[1] ?? []);
      await until('the link is mailed', () => links().length > 0);
      const token = type('the token of a link', links().at(-1) ?? '');
      await expectStatus(204, browser.post('/api/sign-in/unlock/confirm', { token }));
      await expectStatus(410, browser.post('/api/sign-in/unlock/confirm', { token }));
    },

    /** Signs a colleague up, who sets a password, and one who never opens the link. */
    async signUp(replica: 0 | 1) {
      const browser = open(replica);
      async function linkFor(newcomer: string) {
        await expectStatus(204, browser.post('/api/sign-up', { email: newcomer }));
        const links = () =>
          system.mail.textsFor(newcomer).flatMap((text) => /\/invitation#([\w-]{43})$/m.exec(text)?.[1] ?? []);
        await until('the link is mailed', () => links().length > 0);
        return type('the token of an invitation', links().at(-1) ?? '');
      }
      await linkFor(`${crypto.randomUUID()}@example.com`);
      const token = await linkFor(`${crypto.randomUUID()}@example.com`);
      await expectStatus(200, browser.post('/api/invitation', { token }));
      const chosen = type('the password of an invitation', `${crypto.randomUUID()} is a new one`);
      const poor = type('a poor password', 'qzqzqzqzqzqzqzqz');
      await expectStatus(422, browser.post('/api/invitation/accept', { token, password: poor }));
      await expectStatus(200, browser.post('/api/invitation/accept', { token, password: chosen }));
      await expectStatus(410, browser.post('/api/invitation/accept', { token, password: chosen }));
    },

    /** Has what was deactivated taken back by the link in its notice. */
    async undo(replica: 0 | 1) {
      const browser = open(replica);
      const links = () =>
        system.mail.textsFor(email).flatMap((text) => /\/undo\/deactivated#([\w-]{43})$/m.exec(text)?.[1] ?? []);
      await until('the notice is mailed', () => links().length > 0);
      const token = type('the token of a link that undoes', links().at(-1) ?? '');
      await expectStatus(200, browser.post('/api/undo', { token }));
      await expectStatus(410, browser.post('/api/undo', { token }));
    },

    /** By the code, in the browser that asks, to the one that there was before it was ended. */
    async resetPassword(replica: 0 | 1) {
      const browser = open(replica);
      await expectStatus(204, browser.post('/api/password-reset', { email }));
      const mails = () =>
        system.mail.textsFor(email).flatMap((text) => {
          const token = /\/reset-password#([\w-]{43})$/m.exec(text)?.[1];
          const code = /^ +([0-9]{8})$/m.exec(text)?.[1];
          return token && code ? [{ token, code }] : [];
        });
      await until('the mail about a forgotten password is there', () => mails().length > 0);
      const { code, token } = mails().at(-1) ?? { code: '', token: '' };
      type('the token of a link for a new password', token);
      type('the code for a new password', code);
      await expectStatus(
        422,
        browser.post('/api/password-reset/code', { code: code === '00000000' ? '00000001' : '00000000' }),
      );
      const redeemed = await browser.post('/api/password-reset/code', { code });
      const { token: own } = redeemed.body as { token: string };
      const poor = type('a poor password', 'passwordpassword');
      await expectStatus(422, browser.post('/api/password-reset/confirm', { token: own, password: poor }));
      await expectStatus(204, browser.post('/api/password-reset/confirm', { token: own, password }));
      await expectStatus(410, browser.post('/api/password-reset/confirm', { token, password }));
      // A day later, when codes by email count again.
      await system.query('update accounts set email_held_until = null where email = $1', [email]);
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
      const { recoveryCodes } = confirmation.body as { recoveryCodes: string[] };
      const saved = { code: inGroups(recoveryCodes[0] ?? '') };
      await expectStatus(200, browser.post('/api/two-factor/recovery-codes/confirm', saved));
      return { authenticator, spentStep, recoveryCodes };
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

    /** By a wrong and then by a right one, in groups and in lower case. */
    async verifyByRecoveryCode(browser: Browser, code: string) {
      const wrong = type('a wrong recovery code', 'ZZZZ-ZZZZ-ZZZZ-ZZZZ');
      await expectStatus(422, verify(browser, 'recovery-code', wrong));
      await expectStatus(200, verify(browser, 'recovery-code', inGroups(code).toLowerCase()));
    },

    /** To a new phone, and with new recovery codes. */
    async move(browser: Browser) {
      const begun = await browser.post('/api/two-factor/move', {});
      await expectStatus(200, browser.get('/api/two-factor/move'));
      const phone = authenticatorApp((begun.body as { textKey: string }).textKey);
      secrets.add('the bytes of a key', phone.secret);
      const spentStep = stepNow();
      const code = type('the code of a move', phone.codeAt(spentStep));
      await expectStatus(422, browser.post('/api/two-factor/move/confirm', { code: otherCode(code) }));
      await expectStatus(200, browser.post('/api/two-factor/move/confirm', { code }));
      await expectStatus(201, browser.post('/api/two-factor/recovery-codes', {}));
      const proof = type('a code of the new phone', phone.codeAt(freshStepAfter(spentStep)));
      await expectStatus(204, browser.post('/api/step-up/second-factor', { factor: 'authenticator', code: proof }));
    },

    /** Adds a passkey, signs in and confirms with it, and removes it. */
    async signByPasskey(browser: Browser, replica: 0 | 1) {
      const key = await addPasskey(browser);
      const signingIn = open(replica);
      await expectStatus(200, signingIn.post('/api/sign-in', { email, password }));
      const proof = await signed(signingIn, key, '/api/sign-in/challenge/passkey');
      remember(proof.credential);
      const forged = { ...proof.credential, response: { ...proof.credential.response, signature: 'AAAA' } };
      await expectStatus(422, signingIn.post('/api/sign-in/challenge/verify', { ...proof, credential: forged }));
      await expectStatus(200, signingIn.post('/api/sign-in/challenge/verify', proof));
      const here = await signed(signingIn, key, '/api/step-up/passkey');
      remember(here.credential);
      await expectStatus(204, signingIn.post('/api/step-up/second-factor', here));
      const { body: list } = await signingIn.get(PASSKEYS);
      const [passkey] = (list as { passkeys: { id: string }[] }).passkeys;
      await expectStatus(200, signingIn.post(`${PASSKEYS}/remove`, { id: passkey?.id }));
      await expectStatus(204, signingIn.delete('/api/session'));
    },

    /** By a passkey alone, beside which an app is added. */
    async activateByPasskey(browser: Browser) {
      const body = await made(browser, newAuthenticator(system));
      remember(body.credential);
      await expectStatus(200, browser.post('/api/two-factor/activation/passkey', body));
      const begun = await browser.post('/api/two-factor/addition', {});
      await expectStatus(200, browser.get('/api/two-factor/addition'));
      const app = authenticatorApp((begun.body as { textKey: string }).textKey);
      secrets.add('the bytes of a key', app.secret);
      const code = type('the code of an addition', app.codeAt(stepNow()));
      await expectStatus(422, browser.post('/api/two-factor/addition/confirm', { code: otherCode(code) }));
      await expectStatus(200, browser.post('/api/two-factor/addition/confirm', { code }));
    },

    async stepUp(browser: Browser) {
      const wrong = type('a wrong password', `${crypto.randomUUID()} is none either`);
      await expectStatus(422, browser.post('/api/step-up', { password: wrong }));
      await expectStatus(204, browser.post('/api/step-up', { password }));
    },

    /** To another password and another email, and back. */
    async changeAccount(browser: Browser) {
      const wrong = type('a wrong password', `${crypto.randomUUID()} is none at all`);
      const created = type('a new password', `${crypto.randomUUID()} is the new one`);
      const change = (currentPassword: string, to: string) =>
        browser.post('/api/account/password', { currentPassword, password: to });
      await expectStatus(422, change(wrong, created));
      await expectStatus(422, change(password, type('a poor password', 'x7 is too poor')));
      await expectStatus(204, change(password, created));
      await expectStatus(204, change(created, password));
      for (const to of [`new-${email}`, email]) {
        await expectStatus(202, browser.post('/api/account/email', { email: to }));
        const code = type('a code at a new address', system.mail.codeFor(to));
        await expectStatus(422, browser.post('/api/account/email/confirm', { code: otherCode(code) }));
        await expectStatus(204, browser.post('/api/account/email/confirm', { code }));
      }
      // A day later, when codes by email count again.
      await system.query('update accounts set email_held_until = null where email = $1', [email]);
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
