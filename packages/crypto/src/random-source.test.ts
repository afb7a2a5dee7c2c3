import { expect, test } from 'vitest';
import { systemRandom } from './random-source.ts';

test('SEC-37 of a million codes each digit in each place is as frequent as any other', () => {
  const DRAWS = 1_000_000;
  const counts = Array.from({ length: 6 }, () => new Array<number>(10).fill(0));
  const hundreds = new Array<number>(1_000).fill(0);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const code = systemRandom.sixDigits();
    for (let place = 0; place < 6; place += 1) {
      const digits = counts[place] ?? [];
      const digit = code.charCodeAt(place) - 48;
      digits[digit] = (digits[digit] ?? 0) + 1;
    }
    const hundred = Math.floor(Number(code) / 1_000);
    hundreds[hundred] = (hundreds[hundred] ?? 0) + 1;
  }
  // Chi-square with 9 and with 999 degrees of freedom: all seven together fail by chance once in 10^9 runs.
  for (const digits of counts) expect(chiSquare(digits, DRAWS / 10)).toBeLessThan(66);
  expect(chiSquare(hundreds, DRAWS / 1_000)).toBeLessThan(1_315);
});

const chiSquare = (counts: number[], expected: number) =>
  counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);

test('a code is six digits, leading zeros included', () => {
  const codes = Array.from({ length: 1_000 }, systemRandom.sixDigits);
  for (const code of codes) expect(code).toMatch(/^[0-9]{6}$/);
  expect(codes.some((code) => code.startsWith('0'))).toBe(true);
});

test('bytes are as many as were asked for, and others each time', () => {
  expect(systemRandom.bytes(20)).toHaveLength(20);
  expect(new Set(Array.from({ length: 100 }, () => Buffer.from(systemRandom.bytes(20)).toString('hex'))).size).toBe(
    100,
  );
});
