import { expect, test } from 'vitest';
import { methodsOf } from './methods-of.ts';

const ofPasskey = { factor: 'passkey', passkeyId: 'an id', challenge: new Uint8Array(), counter: 1 } as const;

test.each([
  [{ ...ofPasskey, isSynced: false, isUserVerified: true }, ['user', 'hwk']],
  [{ ...ofPasskey, isSynced: false, isUserVerified: false }, ['hwk']],
  [{ ...ofPasskey, isSynced: true, isUserVerified: true }, ['user', 'swk']],
  [{ ...ofPasskey, isSynced: true, isUserVerified: false }, ['swk']],
  [{ factor: 'authenticator', authenticatorId: 'an id', step: 1 }, ['otp']],
  [{ factor: 'email', mac: new Uint8Array() }, ['email']],
  [{ factor: 'recovery-code', recoveryCodesId: 'an id', mac: new Uint8Array() }, ['recovery']],
] as const)('of %o it is %o, the factor last', (evidence, methods) => {
  expect(methodsOf(evidence)).toEqual(methods);
});
