import { expect, test } from 'vitest';
import { bytesOfBase32 } from './base32.ts';
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

// By another's hand: `oathtool --totp --base32 --now MOMENT KEY` of the OATH Toolkit 2.6.7, keys of 20 random bytes.
test.each([
  ['SE6KRMQG3V5RHJNC5B4P5HNANIHBBJEZ', '2016-02-29T12:00:00Z', '130814'],
  ['SE6KRMQG3V5RHJNC5B4P5HNANIHBBJEZ', '2026-11-24T08:00:29Z', '486372'],
  ['SE6KRMQG3V5RHJNC5B4P5HNANIHBBJEZ', '2038-01-19T03:14:08Z', '491611'],
  ['YNV5A46VN2VRP3ACLBWF45QYXG6CWG3L', '2016-02-29T12:00:00Z', '727493'],
  ['YNV5A46VN2VRP3ACLBWF45QYXG6CWG3L', '2026-11-24T08:00:29Z', '029827'],
  ['YNV5A46VN2VRP3ACLBWF45QYXG6CWG3L', '2038-01-19T03:14:08Z', '363560'],
  ['LJ5SKZRFGBC5SYX6OJVID7PAJH4MF2DH', '2016-02-29T12:00:00Z', '819176'],
  ['LJ5SKZRFGBC5SYX6OJVID7PAJH4MF2DH', '2026-11-24T08:00:29Z', '348500'],
  ['LJ5SKZRFGBC5SYX6OJVID7PAJH4MF2DH', '2038-01-19T03:14:08Z', '989777'],
])('of the key %s the OATH Toolkit makes, at %s, the code %s', (textKey, moment, code) => {
  expect(timeBasedCode(bytesOfBase32(textKey), timeStepAt(new Date(moment)))).toBe(code);
});

test('a step lasts from its first to its thirtieth second', () => {
  expect(timeStepAt(new Date('2030-01-01T00:00:29.999Z'))).toBe(timeStepAt(new Date('2030-01-01T00:00:00Z')));
  expect(timeStepAt(new Date('2030-01-01T00:00:30Z'))).toBe(timeStepAt(new Date('2030-01-01T00:00:00Z')) + 1);
});
