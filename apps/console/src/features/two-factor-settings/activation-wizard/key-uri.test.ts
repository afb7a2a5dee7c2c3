import { expect, test } from 'vitest';
import { groupsOfFour, keyNamesIn } from './key-uri.ts';

test.each([
  [
    'otpauth://totp/Mini%20Program%20Platform:ada%40example.com?issuer=Mini%20Program%20Platform&secret=ABC',
    { issuer: 'Mini Program Platform', account: 'ada@example.com' },
  ],
  ['otpauth://totp/Acme%3A%20ada%40example.com?secret=ABC&issuer=Acme', { issuer: 'Acme', account: 'ada@example.com' }],
  ['otpauth://totp/Acme:ada?secret=ABC', { issuer: 'Acme', account: 'ada' }],
  ['otpauth://totp/ada%40example.com?secret=ABC&issuer=A%26B', { issuer: 'A&B', account: 'ada@example.com' }],
  ['otpauth://totp/ada?secret=ABC', { issuer: '', account: 'ada' }],
])('%s names %j', (keyUri, names) => {
  expect(keyNamesIn(keyUri)).toEqual(names);
});

test.each([
  ['JBSWY3DPEHPK3PXP', ['JBSW', 'Y3DP', 'EHPK', '3PXP']],
  ['ABCDEF', ['ABCD', 'EF']],
  ['', []],
])('%s is shown as %j', (key, groups) => {
  expect(groupsOfFour(key)).toEqual(groups);
});
