import { expect, test } from 'vitest';
import { oneLine } from './one-line.ts';

test.each([
  ['Chrome on macOS', 'Chrome on macOS'],
  ['2001:db8::7', '2001:db8::7'],
  [' Chrome\r\n\r\nYour account is safe.\tIgnore this. ', 'Chrome Your account is safe. Ignore this.'],
  ['Chrome\u202e\u0000\u2028on macOS', 'Chrome on macOS'],
  ['x'.repeat(500), 'x'.repeat(80)],
])('%j is shown as %j', (given, shown) => {
  expect(oneLine(given)).toBe(shown);
});
