import assert from 'node:assert/strict';
import { newRecoveryCodes, pendingActivation } from '@countersign/contract';
import { systemRandom } from '@countersign/crypto';
import { createAccounts } from '@countersign/database';
import type { PasswordHash } from '@countersign/two-factor';
import * as v from 'valibot';
import { type AuthenticatorApp, authenticatorApp, stepNow } from './authenticator-app.ts';
import type { Browser } from './browser.ts';
import type { ObservedDatabase } from './test-database.ts';

export interface Account {
  id: string;
  email: string;
  password: string;
}

/** Somebody who is signed in at `browser`. */
export interface Member {
  account: Account;
  browser: Browser;
}

/** Somebody whose two-factor authentication is active. */
export interface ActiveMember extends Member {
  app: AuthenticatorApp;
}

/** The same, who still has before them what the activation showed once. */
export interface NewlyActiveMember extends ActiveMember {
  recoveryCodes: string[];
}

export interface People {
  account(): Promise<Account>;
  /** Gives the password at a browser, a new one if none is named; a challenge is then open where two factors are active. */
  enterPassword(account: Account, browser?: Browser): Promise<Browser>;
  /** A new account, signed in at a browser of its own. */
  member(): Promise<Member>;
  /** Activates two-factor authentication in the session of `browser`. */
  activate(browser: Browser): Promise<AuthenticatorApp>;
  /** The same as `member`, with two-factor authentication active. */
  activeMember(): Promise<NewlyActiveMember>;
  /** The code of this moment, as if the last one accepted were long ago. */
  freshCode(member: ActiveMember): Promise<string>;
  /** Signs in with password and authenticator, at a new browser if none is named. */
  signInWithApp(member: ActiveMember, browser?: Browser): Promise<Browser>;
}

const PASSWORD = 'a lamp, a ladder and nine lentils';

interface Parts extends Pick<ObservedDatabase, 'database' | 'query'> {
  newBrowser: () => Browser;
  passwordHash: PasswordHash;
}

export function peopleOf({ database, newBrowser, passwordHash, query }: Parts): People {
  const accounts = createAccounts(database.sql);
  const people: People = {
    async account() {
      const id = systemRandom.id();
      const email = `${id}@example.com`;
      assert(await accounts.add({ id, email, passwordHash: await passwordHash.hash(PASSWORD) }));
      return { id, email, password: PASSWORD };
    },
    async enterPassword({ email, password }, browser = newBrowser()) {
      let answer = await browser.post('/api/sign-in', { email, password });
      // A busy machine may have no place for hashing within two seconds, which costs nothing.
      for (let retries = 5; answer.status === 503 && retries > 0; retries -= 1) {
        answer = await browser.post('/api/sign-in', { email, password });
      }
      assert.equal(answer.status, 200);
      return browser;
    },
    async member() {
      const account = await people.account();
      return { account, browser: await people.enterPassword(account) };
    },
    async activate(browser) {
      return (await activateIn(browser)).app;
    },
    async activeMember() {
      const { account, browser } = await people.member();
      return { account, browser, ...(await activateIn(browser)) };
    },
    async freshCode({ account, app }) {
      await query('update authenticators set last_step = 0 where account_id = $1', [account.id]);
      return app.codeAt(stepNow());
    },
    async signInWithApp(member, at) {
      const browser = await people.enterPassword(member.account, at);
      const code = await people.freshCode(member);
      const answer = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
      assert.equal(answer.status, 200);
      return browser;
    },
  };
  return people;
}

async function activateIn(browser: Browser): Promise<Pick<NewlyActiveMember, 'app' | 'recoveryCodes'>> {
  const app = await beginActivation(browser);
  const confirmed = await browser.post('/api/two-factor/activation/confirm', { code: app.codeAt(stepNow()) });
  assert.equal(confirmed.status, 200);
  return { app, recoveryCodes: v.parse(newRecoveryCodes, confirmed.body).recoveryCodes };
}

/** Begins a move to a new phone and scans its key. */
export async function beginMove(browser: Browser): Promise<AuthenticatorApp> {
  const begun = await browser.post('/api/two-factor/move');
  assert.equal(begun.status, 201);
  return authenticatorApp(v.parse(pendingActivation, begun.body).textKey);
}

/** Begins to add an app beside passkeys, and scans its key. */
export async function beginAddition(browser: Browser): Promise<AuthenticatorApp> {
  const begun = await browser.post('/api/two-factor/addition');
  assert.equal(begun.status, 201);
  return authenticatorApp(v.parse(pendingActivation, begun.body).textKey);
}

/** Begins an activation and scans its key. */
export async function beginActivation(browser: Browser): Promise<AuthenticatorApp> {
  const begun = await browser.post('/api/two-factor/activation');
  assert.equal(begun.status, 201);
  return authenticatorApp(v.parse(pendingActivation, begun.body).textKey);
}
