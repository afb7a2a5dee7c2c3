import { expect, test } from 'vitest';
import { isAmongPaths, logoFrom, originElsewhere, platformNameFrom } from './page-meta.ts';

test.each([
  ['Acme Mini Programs', 'Acme Mini Programs'],
  ['%PLATFORM_NAME%', 'Mini Program Platform'],
  ['  ', 'Mini Program Platform'],
  [null, 'Mini Program Platform'],
])('%j is shown as %s', (filledIn, shown) => {
  expect(platformNameFrom(filledIn)).toBe(shown);
});

test.each([
  ['http://localhost:3000', 'http://localhost:3000', null],
  ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://localhost:3000'],
  ['http://localhost:3000', 'http://[::1]:3000', 'http://localhost:3000'],
  ['https://console.example.com', 'https://10.0.0.7', 'https://console.example.com'],
  ['%CONSOLE_ORIGIN%', 'http://localhost:5173', null],
  [undefined, 'http://localhost:5173', null],
])('a console of %s, opened at %s, is at %s', (filledIn, here, elsewhere) => {
  expect(originElsewhere(filledIn, here)).toBe(elsewhere);
});

test.each([
  ['/assets/platform-logo-a1b2c3d4.svg', '/assets/platform-logo-a1b2c3d4.svg'],
  ['%PLATFORM_LOGO%', null],
  ['', null],
  [undefined, null],
])('of %j the logo is %j', (content, logo) => {
  expect(logoFrom(content)).toBe(logo);
});

test.each([
  ['/docs', true],
  ['/docs/a/b', true],
  ['/console/pages', true],
  ['/docs-of-others', false],
  ['/console', false],
  ['/settings', false],
  ['/', false],
])('another server answers %s: %s', (path, isOfAnother) => {
  expect(isAmongPaths('/docs,/console/pages', path)).toBe(isOfAnother);
});

test.each(['', '%CONSOLE_PATHS%', null, undefined])(
  'where the page says %j, all paths are of the console',
  (content) => {
    expect(isAmongPaths(content, '/docs')).toBe(false);
  },
);
