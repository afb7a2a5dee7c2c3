import { expect, test } from 'vitest';
import { originElsewhere } from './console-origin.ts';

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
