import { expect, test } from 'vitest';
import { timeBasedCode, timeStepAt } from './time-based-code.ts';

const secret = Buffer.from('12345678901234567890');

// RFC 4226 appendix D.
test.each([
  [0, '755224'],
  [1, '287082'],
  [2, '359152'],
  [3, '969429'],
  [4, '338314'],
  [5, '254676'],
  [6, '287922'],
  [7, '162583'],
  [8, '399871'],
  [9, '520489'],
])('the code of step %i is %s', (step, code) => {
  expect(timeBasedCode(secret, step)).toBe(code);
});

// RFC 6238 appendix B, SHA-1 rows, cut to the six digits that authenticator apps show.
test.each([
  ['1970-01-01T00:00:59Z', '287082'],
  ['2005-03-18T01:58:29Z', '081804'],
  ['2005-03-18T01:58:31Z', '050471'],
  ['2009-02-13T23:31:30Z', '005924'],
  ['2033-05-18T03:33:20Z', '279037'],
  ['2603-10-11T11:33:20Z', '353130'],
])('at %s the code is %s', (moment, code) => {
  expect(timeBasedCode(secret, timeStepAt(new Date(moment)))).toBe(code);
});

test('a step lasts from its first to its thirtieth second', () => {
  expect(timeStepAt(new Date('2030-01-01T00:00:29.999Z'))).toBe(timeStepAt(new Date('2030-01-01T00:00:00Z')));
  expect(timeStepAt(new Date('2030-01-01T00:00:30Z'))).toBe(timeStepAt(new Date('2030-01-01T00:00:00Z')) + 1);
});
