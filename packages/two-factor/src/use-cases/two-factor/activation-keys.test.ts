import { bytesOfBase32 } from '@countersign/playwright/base32';
import { expect, test } from 'vitest';
import { activationKeys } from './activation-keys.ts';

test('a secret as the wizard shows it: as text to type and as a key URI to scan', () => {
  const secret = Uint8Array.from({ length: 20 }, (_, index) => index);
  const { keyUri, textKey } = activationKeys({
    secret,
    issuer: 'Mini Program Platform',
    account: 'ann@bücher.example',
  });
  expect(bytesOfBase32(textKey)).toEqual(secret);
  const uri = new URL(keyUri);
  expect(decodeURIComponent(uri.pathname)).toContain('Mini Program Platform:ann@bücher.example');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: textKey, issuer: 'Mini Program Platform' });
});
