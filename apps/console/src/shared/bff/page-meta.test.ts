import { expect, test } from 'vitest';
import { originElsewhere, platformNameFrom } from './page-meta.ts';

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
