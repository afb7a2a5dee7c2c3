import { describe, expect, test } from 'vitest';
import * as limits from './limits.ts';

const { challengeLimits, days, emailCodeLimits, hours, minutes, sessionLimits, throttleForgottenAfter } = limits;

test.each([
  ['a minute', minutes(1), 60],
  ['an hour', hours(1), 3_600],
  ['a day', days(1), 86_400],
])('%s in seconds', (_, span, expected) => {
  expect(span).toBe(expected);
});

describe('spans that depend on each other', () => {
  test('an emailed code lives for at most ten minutes (SEC-39)', () => {
    expect(emailCodeLimits.timeToLive).toBeLessThanOrEqual(minutes(10));
  });

  test('every resend fits into the life of its challenge', () => {
    const waiting = (emailCodeLimits.sendsPerChallenge - 1) * emailCodeLimits.resendAfter;
    expect(waiting).toBeLessThan(challengeLimits.timeToLive);
  });

  // The two that are left out have rows of their own, which are never forgotten.
  const { emailCodeLimits: _, guessingBudget: __, ...throttled } = limits;
  const buckets = Object.entries(throttled).flatMap(([name, limit]) =>
    Object.entries({ '': limit, ...(typeof limit === 'object' && limit) }).flatMap(
      ([part, bucket]: [string, unknown]) =>
        typeof bucket === 'object' && bucket !== null && 'refillsIn' in bucket ? [{ name, part, bucket }] : [],
    ),
  );
  test.each(buckets)('no throttle is forgotten before it is full: $name $part', ({ bucket }) => {
    expect(bucket.refillsIn).toBeLessThanOrEqual(throttleForgottenAfter);
  });

  // NIST SP 800-63B-4, for the second assurance level.
  test('a session idles for at most an hour and lasts at most a day', () => {
    expect(sessionLimits.idle).toBeLessThanOrEqual(hours(1));
    expect(sessionLimits.absolute).toBeLessThanOrEqual(hours(24));
    expect(sessionLimits.idle).toBeLessThan(sessionLimits.absolute);
  });
});
