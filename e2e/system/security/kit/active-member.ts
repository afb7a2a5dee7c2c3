import assert from 'node:assert/strict';
import { type AuthenticatorApp, stepNow } from '@countersign/bff/testing/authenticator-app';
import { openChallenge } from '@countersign/bff/testing/open-challenge';
import type { Browser } from '../../kit/http-browser.ts';
import type { Account } from '../../kit/member.ts';
import { activate, signIn } from '../../kit/member.ts';
import { onceServed } from './turned-away.ts';
import { type TwoReplicas, wireNames } from './two-replicas.ts';

/** Somebody whose two-factor authentication is active, signed in at `browser`. */
export interface ActiveMember {
  account: Account;
  browser: Browser;
  authenticator: AuthenticatorApp;
  /** As they were shown once. */
  recoveryCodes: readonly string[];
}

export async function activeMember(system: TwoReplicas): Promise<ActiveMember> {
  const account = await system.account();
  const browser = system.browser();
  assert.equal((await onceServed(system, () => enterPassword(browser, account))).status, 200);
  const { authenticator, confirmation } = await activate(browser);
  assert.equal(confirmation.status, 200);
  const { recoveryCodes } = confirmation.body as { recoveryCodes: string[] };
  return { account, browser, authenticator, recoveryCodes };
}

export const enterPassword = (browser: Browser, { email, password }: Account) => signIn(browser, { email, password });

/** A browser with an open challenge: the password is accepted, the second factor still missing. */
export async function challenged(system: TwoReplicas, account: Account): Promise<Browser> {
  const browser = system.browser();
  const { body } = await onceServed(system, () => enterPassword(browser, account));
  assert.equal((body as { next: string }).next, 'second-factor');
  return browser;
}

/** The same without asking for the password, whose hashing takes most of the time. */
export async function challengedWithoutPassword(system: TwoReplicas, account: Account): Promise<Browser> {
  const browser = system.browser();
  const [row] = await system.query<{ security_epoch: number }>('select security_epoch from accounts where id = $1', [
    account.id,
  ]);
  assert(row, 'There is no such account.');
  await openChallenge(system, account, browser, { securityEpoch: row.security_epoch, cookieNames: wireNames });
  return browser;
}

/** The current code, with the last accepted step reset so that it is not a replay. */
export async function freshCode({ query }: TwoReplicas, { account, authenticator }: ActiveMember): Promise<string> {
  await query('update authenticators set last_step = 0 where account_id = $1', [account.id]);
  return authenticator.codeAt(stepNow());
}
