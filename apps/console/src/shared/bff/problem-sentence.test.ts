import { originFlaws, type Problem, problemCodes, problems } from '@countersign/contract';
import { expect, test } from 'vitest';
import { enScreens as en } from '../words/testing/screen-words.ts';
import { ProblemError, UnreachableError, UnreadableError } from './errors.ts';
import { problemSentence } from './problem-sentence.ts';

const refusal = (code: Problem['code'], facts: Partial<Problem> = {}, retryAfterSeconds: number | null = null) =>
  new ProblemError({ type: 'about:blank', ...problems[code], code, ...facts }, retryAfterSeconds);

test.each(problemCodes)('%s has a sentence of its own', (code) => {
  const sentence = problemSentence(refusal(code), en);
  expect(sentence).toMatch(/^\p{Lu}.{20,}\.$/u);
  expect(sentence).not.toMatch(/undefined|null|NaN|_/);
});

test.each(['offline', 'no-answer', 'timed-out', 'too-many-cookies', 'not-passed-on'] as const)(
  '%s is told apart from a wrong code',
  (reason) => {
    const sentence = problemSentence(new UnreachableError(reason, null), en, en.verify.problems);
    expect(sentence).toBe(en.unreachable[reason]);
  },
);

test.each(originFlaws)('a request that is not ours because its origin is %s is told as that', (originFlaw) => {
  const sentence = problemSentence(refusal('foreign_origin', { originFlaw }), en);
  expect(sentence.includes('does not tell where')).toBe(originFlaw === 'missing' || originFlaw === 'hidden');
  expect(sentence.includes('another site')).toBe(originFlaw === 'cross-site');
  expect(sentence.includes('own address')).toBe(originFlaw === 'other');
});

test('the cookie that is there twice is named', () => {
  expect(problemSentence(refusal('duplicate_cookie', { cookie: 'countersign_3000_sid' }), en)).toContain(
    '“countersign_3000_sid”',
  );
});

test.each(['not-ours', 'other-version'] as const)('an answer that is %s is told as that', (reason) => {
  const sentence = problemSentence(new UnreadableError(reason, null), en, en.verify.problems);
  expect(sentence).toBe(en.unreadable[reason]);
});

test('what breaks in the browser is neither the code’s fault nor the network’s nor the server’s', () => {
  const sentence = problemSentence(new TypeError('x is not a function'), en, en.verify.problems);
  expect(sentence).toBe(en.brokenInBrowser);
  expect(sentence).toContain('browser');
});

test('a screen may word a code its own way', () => {
  expect(problemSentence(refusal('wrong_credentials'), en, en.stepUp.problems)).toBe(
    'Your password didn’t match. Try again.',
  );
  expect(problemSentence(refusal('unavailable'), en, en.stepUp.problems)).toBe(en.problems.unavailable);
});

test.each([
  [4, '4 tries left'],
  [1, '1 try left'],
  [0, '0 tries left'],
])('%s more attempts read "%s"', (attemptsLeft, words) => {
  expect(problemSentence(refusal('wrong_code', { attemptsLeft }), en, en.verify.problems)).toContain(words);
});

test.each([
  [null, 'Wait a few minutes,'],
  [0, 'Wait 1 second,'],
  [1, 'Wait 1 second,'],
  [42, 'Wait 42 seconds,'],
  [91, 'Wait 2 minutes,'],
  [3599, 'Wait 60 minutes,'],
  [5401, 'Wait 2 hours,'],
  [86_400, 'Wait 24 hours,'],
  [259_200, 'Wait 3 days,'],
])('Retry-After of %s seconds reads "%s"', (seconds, words) => {
  expect(problemSentence(refusal('too_many_attempts', {}, seconds), en, en.signIn.problems)).toContain(words);
});

test.each([
  [190, 'about 3 minutes ahead'],
  [-60, 'about 60 seconds behind'],
  [-95, 'about 2 minutes behind'],
  [7300, 'about 2 hours ahead'],
])('a phone whose clock is %s seconds off is %s', (clockDriftSeconds, words) => {
  const sentence = problemSentence(
    refusal('wrong_code', { attemptsLeft: 8, clockDriftSeconds }),
    en,
    en.confirm.problems,
  );
  expect(sentence).toContain(words);
  expect(sentence).toContain('automatic');
  expect(sentence).toContain('8 tries left');
});

test('without a drift the code is simply wrong', () => {
  expect(problemSentence(refusal('wrong_code', { attemptsLeft: 8 }), en, en.confirm.problems)).not.toContain('clock');
});
