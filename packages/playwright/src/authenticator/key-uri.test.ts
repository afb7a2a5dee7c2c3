import { expect, test } from 'vitest';
import { readKeyUri } from './key-uri.ts';

test('issuer, account and secret are read from the key URI', () => {
  const keyUri =
    'otpauth://totp/Mini%20Program%20Platform:ann%40example.com?issuer=Mini%20Program%20Platform&secret=MZXW6YTBOI&algorithm=SHA1&digits=6&period=30';
  expect(readKeyUri(keyUri)).toEqual({
    issuer: 'Mini Program Platform',
    account: 'ann@example.com',
    textKey: 'MZXW6YTBOI',
  });
});

test('the issuer may stand in the label only, and the defaults may be left out', () => {
  expect(readKeyUri('otpauth://totp/Platform%3A%20ann@example.com?secret=MZXW6YTBOI')).toEqual({
    issuer: 'Platform',
    account: 'ann@example.com',
    textKey: 'MZXW6YTBOI',
  });
  expect(readKeyUri('otpauth://totp/ann@example.com?secret=MZXW6YTBOI')).toMatchObject({
    issuer: '',
    account: 'ann@example.com',
  });
});

test.each([
  ['https://example.com/?secret=MZXW6YTBOI', 'otpauth://totp/'],
  ['otpauth://hotp/ann?secret=MZXW6YTBOI&counter=0', 'otpauth://totp/'],
  ['MZXW6YTBOI', 'otpauth://totp/'],
  ['otpauth://totp/ann', 'no secret'],
  ['otpauth://totp/ann?secret=MZXW6YTBOI&algorithm=SHA256', 'algorithm=SHA256'],
  ['otpauth://totp/ann?secret=MZXW6YTBOI&digits=8', 'digits=8'],
  ['otpauth://totp/ann?secret=MZXW6YTBOI&period=60', 'period=60'],
])('%s is refused', (keyUri, reason) => {
  expect(() => readKeyUri(keyUri)).toThrow(reason);
});
