import { randomBytes } from 'node:crypto';
import { createWebAuthn } from '@countersign/webauthn';
import { createSoftwareAuthenticator } from '@countersign/webauthn/testing';
import { expect, test } from 'vitest';
import { createPasskeyFactor } from './passkey.ts';

const origin = 'https://console.example.com';
const webAuthn = createWebAuthn({ consoleOrigin: origin, platformName: 'A platform' });
const factor = createPasskeyFactor({ webAuthn });
const challenge = randomBytes(32);
const asked = { challenge: challenge.toString('base64url') };

const authenticator = createSoftwareAuthenticator({ origin });
const verified = await webAuthn.verifyRegistration(authenticator.create(asked), { challenge });
if (!verified) throw new Error('An honest registration was refused.');
const passkey = { ...verified, id: 'a passkey' };
const stored = { challenge, passkeys: [passkey] };
const question = { accountId: 'an account', challengeId: 'a challenge', purpose: 'sign-in', now: new Date() } as const;

test('the evidence names the passkey, what was signed, its count and how it was proved', async () => {
  const credential = authenticator.get(asked, { counter: 7 });
  expect(await factor.judge(stored, { credential }, question)).toEqual({
    factor: 'passkey',
    passkeyId: 'a passkey',
    challenge,
    counter: 7,
    isSynced: false,
    isUserVerified: true,
  });
});

test.each([
  ['nothing was asked', { ...stored, challenge: null }],
  ['the account has none', { ...stored, passkeys: [] }],
  ['it is of another account', { ...stored, passkeys: [{ ...passkey, credentialId: randomBytes(32) }] }],
  ['something else was asked', { ...stored, challenge: randomBytes(32) }],
])('passkey-refused: %s', async (_, kept) => {
  expect(await factor.judge(kept, { credential: authenticator.get(asked) }, question)).toBe('passkey-refused');
});

test.each([
  ['sign-in', {}],
  ['step-up', 'passkey-refused'],
  ['deactivation', 'passkey-refused'],
] as const)('whether the user has to be verified: %s', async (purpose, outcome) => {
  const credential = authenticator.get(asked, { flags: 0x01, counter: 99 });
  const judged = await factor.judge(stored, { credential }, { ...question, purpose });
  if (typeof outcome === 'string') expect(judged).toBe(outcome);
  else expect(judged).toMatchObject({ isUserVerified: false });
});

test.each([
  [5, 4, 'right'],
  [5, 5, 'passkey-copied'],
  [4, 5, 'passkey-copied'],
  [0, 5, 'passkey-copied'],
  // Those that never count say 0 each time.
  [0, 0, 'right'],
])('of a count of %i after %i it makes: %s', async (counter, last, outcome) => {
  const kept = { ...stored, passkeys: [{ ...passkey, counter: last }] };
  const judged = await factor.judge(kept, { credential: authenticator.get(asked, { counter }) }, question);
  if (outcome === 'right') expect(judged).toMatchObject({ factor: 'passkey', counter });
  else expect(judged).toBe(outcome);
});
