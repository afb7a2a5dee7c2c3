import { expect, test } from 'vitest';
import { paths } from './paths.ts';
import { isSignInPath, returnPathIn, safeReturnPath, showsAccount, withReturnPath } from './return-path.ts';

test.each([
  '/',
  '/settings/two-factor',
  '/settings/two-factor/activate?step=scan',
  '/settings#top',
  '/settings?next=%2Fhome#a%2Fb',
])('%s is a path of ours', (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

test.each([
  [null],
  [''],
  ['settings'],
  ['//evil.example'],
  ['///evil.example'],
  ['/\\evil.example'],
  ['\\\\evil.example'],
  ['/\t/evil.example'],
  ['/.//evil.example'],
  ['/x/..//evil.example'],
  ['https://evil.example/'],
  ['javascript:alert(1)'],
  [' /settings'],
  ['/%2Fevil.example'],
  ['/%5Cevil.example'],
  ['%2F%2Fevil.example'],
  ['/x/%2e%2e//evil.example'],
  ['JavaScript:alert(1)'],
  ['/\u0000/evil.example'],
])('%j leads home instead', (path) => {
  expect(safeReturnPath(path)).toBe('/');
});

test.each(['/sign-in', '/sign-in/verify', '/sign-in?return=%2Fsettings'])('%s would be a circle', (path) => {
  expect(safeReturnPath(path)).toBe('/');
});

test('the return path travels in the query, unless it is home', () => {
  expect(withReturnPath('/sign-in', '/settings?a=b')).toBe('/sign-in?return=%2Fsettings%3Fa%3Db');
  expect(withReturnPath('/sign-in', '/')).toBe('/sign-in');
});

test.each([
  ['?return=%2Fsettings%3Fa%3D1%26b%3D2', '/settings?a=1&b=2'],
  ['?from=/docs/a%20b?x=1&y=%26', '/docs/a%20b?x=1&y=%26'],
  ['?from=//evil.example', '/'],
  ['?from=https://evil.example', '/'],
  ['?from=', '/'],
  ['?x=1&from=/docs', '/'],
  ['', '/'],
])('%j leads to %s', (search, path) => {
  expect(returnPathIn(search)).toBe(path);
});

test('screens that show an account, and those that do not', () => {
  const others = Object.values(paths).filter((path) => !showsAccount(path) && !isSignInPath(path));
  expect(others.filter((path) => !path.startsWith('/undo/'))).toEqual([
    '/sign-up',
    '/invitation',
    '/forgot-password',
    '/reset-password',
    '/recovery',
    '/recovery/cancel',
    '/help/two-factor-authentication',
  ]);
});
