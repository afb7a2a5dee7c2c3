import { expect, test } from 'vitest';
import { isPasskeyOrigin, relyingPartyOf } from './relying-party.ts';

test.each([
  ['https://console.example.com', 'console.example.com', 'https://console.example.com'],
  ['https://console.example.com:8443', 'console.example.com', 'https://console.example.com:8443'],
  ['http://localhost:3000', 'localhost', 'http://localhost:3000'],
])('SEC-90 of %s the id is the host alone, and the origin is exact', (consoleOrigin, id, origin) => {
  expect(relyingPartyOf(consoleOrigin, 'A platform')).toEqual({ id, origin, name: 'A platform' });
});

test.each([
  ['https://console.example.com', true],
  ['https://console.example.com:8443', true],
  ['http://localhost:3000', true],
  ['http://console.localhost', true],
  // Plain HTTP is no secure context, whatever the name says.
  ['http://console.example.com', false],
  ['http://localhost.example.com', false],
  // No browser takes an address for a relying party, be it that of this machine.
  ['http://127.0.0.1:3000', false],
  ['https://203.0.113.7', false],
  ['https://[2001:db8::1]', false],
])('whether browsers offer passkeys at %s: %s', (consoleOrigin, isOffered) => {
  expect(isPasskeyOrigin(consoleOrigin)).toBe(isOffered);
});
