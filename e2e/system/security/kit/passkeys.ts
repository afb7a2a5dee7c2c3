import assert from 'node:assert/strict';
import {
  type Credential,
  createSoftwareAuthenticator,
  type SoftwareAuthenticator,
} from '@countersign/webauthn/testing';
import type { Browser } from '../../kit/http-browser.ts';
import { type ActiveMember, activeMember, enterPassword } from './active-member.ts';
import type { TwoReplicas } from './two-replicas.ts';

export const PASSKEYS = '/api/two-factor/passkeys';

export type Asks = `${typeof PASSKEYS}/options` | '/api/sign-in/challenge/passkey' | '/api/step-up/passkey';

/** At the address that both replicas are told is the console's. */
export const newAuthenticator = (
  { replicas: [{ consoleOrigin }] }: Pick<TwoReplicas, 'replicas'>,
  options: { counts?: boolean } = {},
) => createSoftwareAuthenticator({ origin: consoleOrigin, ...options });

/** What this browser is asked to sign. */
export async function asked(browser: Browser, path: Asks): Promise<{ challenge: string }> {
  const { body, status } = await browser.post(path, {});
  assert.equal(status, 200, path);
  return (body as { options: { challenge: string } }).options;
}

/** What this browser posts once an authenticator has made a passkey for it. */
export const made = async (browser: Browser, authenticator: SoftwareAuthenticator) => ({
  credential: authenticator.create(await asked(browser, `${PASSKEYS}/options`)),
  name: 'A key',
});

/** The proof of a passkey, for what this browser has open; of the newest, if none is named. */
export const signed = async (
  browser: Browser,
  authenticator: SoftwareAuthenticator,
  path: Exclude<Asks, `${string}s`>,
  credential?: Credential,
) => ({ factor: 'passkey', credential: authenticator.get(await asked(browser, path), {}, credential) });

export interface PasskeyMember extends ActiveMember {
  key: SoftwareAuthenticator;
}

/** Beside the authenticator app. */
export async function passkeyMember(system: TwoReplicas): Promise<PasskeyMember> {
  const member = await activeMember(system);
  const key = newAuthenticator(system);
  assert.equal((await member.browser.post(PASSKEYS, await made(member.browser, key))).status, 201);
  return { ...member, key };
}

/** Somebody who is signed in, without a second factor. */
export async function newMember(system: TwoReplicas) {
  const account = await system.account();
  const browser = system.browser();
  assert.equal((await enterPassword(browser, account)).status, 200);
  return { account, browser };
}

/** Somebody who activated by a passkey, and has no app. */
export async function withoutApp(system: TwoReplicas) {
  const { account, browser } = await newMember(system);
  const key = newAuthenticator(system);
  const activated = await browser.post('/api/two-factor/activation/passkey', await made(browser, key));
  assert.equal(activated.status, 200);
  return { account, browser, key };
}
