import { expect, test } from 'vitest';
import { newRecoveryCodes } from './recovery-codes.ts';

test('each code is given out once, in the order of the sheet', () => {
  const sheet = newRecoveryCodes(['6ZJ0-H8K2-Q4W7-X9YD', '3T5N-1B8M-0C6V-2RKE']);
  expect([sheet.next(), sheet.left(), sheet.next(), sheet.left()]).toEqual([
    '6ZJ0-H8K2-Q4W7-X9YD',
    ['3T5N-1B8M-0C6V-2RKE'],
    '3T5N-1B8M-0C6V-2RKE',
    [],
  ]);
  expect(() => sheet.next()).toThrow('There is no recovery code left');
});

test('new codes take the place of the old ones', () => {
  const sheet = newRecoveryCodes(['6ZJ0-H8K2-Q4W7-X9YD']);
  sheet.keep(['3T5N-1B8M-0C6V-2RKE']);
  expect(sheet.left()).toEqual(['3T5N-1B8M-0C6V-2RKE']);
});
