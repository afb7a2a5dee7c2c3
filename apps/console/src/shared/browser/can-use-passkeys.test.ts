import { afterEach, expect, test, vi } from 'vitest';
import { canUsePasskeys } from './can-use-passkeys.ts';

afterEach(() => vi.unstubAllGlobals());

const PublicKeyCredential = () => undefined;

test.each([
  ['localhost', true],
  ['console.example.com', true],
  ['10.example.com', true],
  ['127.0.0.1', false],
  ['[::1]', false],
])('at %s a browser with WebAuthn has passkeys: %s', (hostname, isTrue) => {
  vi.stubGlobal('window', { PublicKeyCredential, location: { hostname } });
  expect(canUsePasskeys()).toBe(isTrue);
});

test('a browser without WebAuthn has none anywhere', () => {
  vi.stubGlobal('window', { location: { hostname: 'localhost' } });
  expect(canUsePasskeys()).toBe(false);
});
