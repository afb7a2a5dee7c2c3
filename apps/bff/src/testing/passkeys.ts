import assert from 'node:assert/strict';
import { passkeyList } from '@countersign/contract';
import { createSoftwareAuthenticator, type Forgery, type SoftwareAuthenticator } from '@countersign/webauthn/testing';
import * as v from 'valibot';
import type { Browser } from './browser.ts';
import { CONSOLE_ORIGIN } from './replica.ts';

export const PASSKEYS = '/api/two-factor/passkeys';

type Options = Partial<Parameters<typeof createSoftwareAuthenticator>[0]>;

export const newAuthenticator = (options: Options = {}): SoftwareAuthenticator =>
  createSoftwareAuthenticator({ origin: CONSOLE_ORIGIN, ...options });

async function asked(browser: Browser, path: string): Promise<{ challenge: string }> {
  const { body, status } = await browser.post(path);
  assert.equal(status, 200, path);
  return (body as { options: { challenge: string } }).options;
}

/** What this browser posts once an authenticator has made a passkey for it. */
export async function made(browser: Browser, authenticator = newAuthenticator(), forgery?: Forgery) {
  const credential = authenticator.create(await asked(browser, `${PASSKEYS}/options`), forgery);
  return { credential, name: 'A key' };
}

/** Adds one to what is active; returns what holds it, and its id. */
export async function addPasskey(browser: Browser, options: Options = {}) {
  const authenticator = newAuthenticator(options);
  const added = await browser.post(PASSKEYS, await made(browser, authenticator));
  assert.equal(added.status, 201);
  const id = v.parse(passkeyList, added.body).passkeys.at(-1)?.id ?? '';
  return { authenticator, id };
}

/** Activates by one, in a session where nothing is active; returns what holds it. */
export async function activateWithPasskey(browser: Browser, options: Options = {}) {
  const authenticator = newAuthenticator(options);
  const activated = await browser.post('/api/two-factor/activation/passkey', await made(browser, authenticator));
  assert.equal(activated.status, 200);
  return { authenticator, body: activated.body };
}

/** The proof of a passkey, for what this browser has open: a sign-in or a session. */
export async function signed(
  browser: Browser,
  authenticator: SoftwareAuthenticator,
  path: '/api/sign-in/challenge/passkey' | '/api/step-up/passkey' = '/api/sign-in/challenge/passkey',
  forgery: Forgery = {},
) {
  return { factor: 'passkey', credential: authenticator.get(await asked(browser, path), forgery) } as const;
}
