import { expect, test } from 'vitest';
import { REASON_LENGTH } from './limits.ts';
import { isReason } from './reason.ts';

test.each(['lost her phone', '手机丢了', 'x', 'x'.repeat(REASON_LENGTH)])('is kept: %s', (reason) => {
  expect(isReason(reason)).toBe(true);
});

test.each(['', 'x'.repeat(REASON_LENGTH + 1), 'two\nlines', 'a\u0000', 'a\u2028b'])('is refused: %j', (reason) => {
  expect(isReason(reason)).toBe(false);
});
