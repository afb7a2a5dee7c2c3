import { describe, expect, test } from 'vitest';
import { clockDriftOf, matchTimeStep } from './time-based-code.ts';

/** The key of the test vectors in RFC 6238, and the last of those of Appendix B. */
const secret = Buffer.from('12345678901234567890');
const published = { step: 0x27bc86aa, code: '353130' };

const startOf = (step: number) => new Date(step * 30_000);
const endOf = (step: number) => new Date((step + 1) * 30_000 - 1);

describe('how far a clock is off', () => {
  test.each([
    ['ten and a half minutes behind', -21, null],
    ['ten minutes behind', -20, -600],
    ['a minute behind', -2, -60],
    ['right', 0, 0],
    ['half a minute ahead', 1, 30],
    ['ten minutes ahead', 20, 600],
    ['ten and a half minutes ahead', 21, null],
  ])('%s', (_, stepsAhead, drift) => {
    const current = published.step - stepsAhead;
    expect(clockDriftOf(secret, published.code, startOf(current))).toBe(drift);
    expect(clockDriftOf(secret, published.code, endOf(current))).toBe(drift);
  });

  test('nobody can tell from a code of another secret', () => {
    expect(clockDriftOf(Buffer.from('09876543210987654321'), published.code, startOf(published.step))).toBeNull();
  });

  // Of one code in a thousand or so there are two within the search; this one is of steps 2386 and 2394.
  test.each([
    [2_387, -30],
    [2_393, 30],
  ])('of two steps with that code the nearer one tells: in step %i', (current, drift) => {
    for (const step of [2_386, 2_394]) expect(matchTimeStep(secret, '709847', startOf(step), -1)).toBe(step);
    expect(clockDriftOf(secret, '709847', startOf(current))).toBe(drift);
  });
});
