import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockDriftOf, matchTimeStep, timeStepAt } from './time-based-code.ts';

/** The key of the test vectors in RFC 4226 and RFC 6238. */
const rfcSecret = Buffer.from('12345678901234567890');
const NO_STEP_YET = -1;

const startOf = (step: number) => new Date(step * 30_000);

/** RFC 4226 §5.3 once more, on nothing but node:crypto, so that the rule is not measured against itself. */
function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 0xf) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const anySecret = fc.uint8Array({ minLength: 16, maxLength: 80 });
/** Up to the last moment that a `Date` can hold, whose step needs more than 32 bits. */
const anyMoment = fc.integer({ min: 0, max: 8.64e15 }).map((time) => new Date(time));

describe('published vectors', () => {
  // RFC 6238 Appendix B, SHA-1 rows, cut to the six digits that authenticator apps show.
  test.each([
    ['1970-01-01T00:00:59Z', 0x1, '287082'],
    ['2005-03-18T01:58:29Z', 0x23523ec, '081804'],
    ['2005-03-18T01:58:31Z', 0x23523ed, '050471'],
    ['2009-02-13T23:31:30Z', 0x273ef07, '005924'],
    ['2033-05-18T03:33:20Z', 0x3f940aa, '279037'],
    ['2603-10-11T11:33:20Z', 0x27bc86aa, '353130'],
  ])('at %s, in time step %i, the code is %s', (moment, step, code) => {
    expect(timeStepAt(new Date(moment))).toBe(step);
    expect(matchTimeStep(rfcSecret, code, new Date(moment), NO_STEP_YET)).toBe(step);
  });

  // RFC 4226 Appendix D.
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
  ])('the code of time step %i is %s', (step, code) => {
    expect(matchTimeStep(rfcSecret, code, startOf(step), NO_STEP_YET)).toBe(step);
  });
});

describe('the drift window', () => {
  test.each([
    ['two steps ago', '969429', null],
    ['one step ago', '338314', 4],
    ['now', '254676', 5],
    ['in one step', '287922', 6],
    ['in two steps', '162583', null],
  ])('the code of %s', (_, code, matched) => {
    expect(matchTimeStep(rfcSecret, code, startOf(5), NO_STEP_YET)).toBe(matched);
  });

  test.each([
    ['00:01:29.999', null],
    ['00:01:30.000', 4],
    ['00:02:59.999', 4],
    ['00:03:00.000', null],
  ])('the code of 00:02:00 to 00:02:29 counts from one step before until one step after: at %s', (time, matched) => {
    expect(matchTimeStep(rfcSecret, '338314', new Date(`1970-01-01T${time}Z`), NO_STEP_YET)).toBe(matched);
  });
});

describe('a time step is accepted once', () => {
  test.each([
    ['the step before was the last', 3, 4],
    ['this very step was the last', 4, null],
    ['a later step was the last', 5, null],
  ])('%s', (_, lastStep, matched) => {
    expect(matchTimeStep(rfcSecret, '338314', startOf(5), lastStep)).toBe(matched);
  });

  test('a code that two steps of the window share belongs to the one still to come', () => {
    const [spent, next] = [153_567, 153_569];
    expect(codeAt(rfcSecret, next)).toBe(codeAt(rfcSecret, spent));
    expect(matchTimeStep(rfcSecret, codeAt(rfcSecret, next), startOf(153_568), spent)).toBe(next);
    expect(matchTimeStep(rfcSecret, codeAt(rfcSecret, next), startOf(153_568), NO_STEP_YET)).toBe(next);
  });

  test('whatever the secret, moment, drift and history, the code of an allowed and unspent step matches, and no other', () => {
    const anyDrift = fc.integer({ min: -3, max: 3 });
    const anyLast = fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 3 }));
    const scenario = fc.property(anySecret, anyMoment, anyDrift, anyLast, (secret, moment, drift, last) => {
      const current = Math.floor(moment.getTime() / 30_000);
      const code = codeAt(secret, Math.max(0, current + drift));
      const lastStep = last === null ? NO_STEP_YET : current + last;
      // By code rather than by step: once in a million, two steps share one.
      const allowed = [current - 1, current, current + 1].filter((step) => step >= 0 && step > lastStep);
      const expected = allowed.findLast((step) => codeAt(secret, step) === code) ?? null;
      expect(matchTimeStep(secret, code, moment, lastStep)).toBe(expected);
    });
    fc.assert(scenario, { numRuns: 500 });
  });
});

describe('SEC-21 what is not six digits matches nothing and breaks nothing', () => {
  // '254676' is the code of the moment.
  test.each([
    '',
    '25467',
    '2546766',
    ' 254676',
    '254676\n',
    '+54676',
    '2.5e5',
    '２５４６７６',
    '٢٥٤٦٧٦',
    'ééé',
    '\ud800\ud800',
  ])('%j', (code) => {
    expect(matchTimeStep(rfcSecret, code, startOf(5), NO_STEP_YET)).toBeNull();
    expect(clockDriftOf(rfcSecret, code, startOf(5))).toBeNull();
  });

  test('any other text', () => {
    const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 });
    const anyText = anyUnits.map((units) => String.fromCharCode(...units)).filter((text) => !/^[0-9]{6}$/.test(text));
    fc.assert(
      fc.property(anyText, anyMoment, (code, moment) => {
        expect(matchTimeStep(rfcSecret, code, moment, NO_STEP_YET)).toBeNull();
        expect(clockDriftOf(rfcSecret, code, moment)).toBeNull();
      }),
    );
  });
});
