import { expect, test } from 'vitest';
import { sessionLimits } from './limits.ts';
import { isAsStrongAs, isProofFresh } from './session-strength.ts';

test.each([
  [0, true],
  [sessionLimits.proofStaysFresh - 1, true],
  [sessionLimits.proofStaysFresh, false],
])('a proof of %i seconds ago is fresh: %s', (proofAgeSeconds, isFresh) => {
  expect(isProofFresh({ proofAgeSeconds })).toBe(isFresh);
});

const byApp = { amr: ['pwd', 'otp'] as const, proofAgeSeconds: 600 };

test.each([
  ['nothing', {}, true],
  ['the method used', { methods: ['otp'] as const }, true],
  ['one of several', { methods: ['email', 'otp'] as const }, true],
  ['another method', { methods: ['email'] as const }, false],
  ['no method at all', { methods: [] }, false],
  ['an age that it just has', { maxAgeSeconds: 600 }, true],
  ['a younger proof', { maxAgeSeconds: 599 }, false],
  ['the method, and a younger proof', { methods: ['otp'] as const, maxAgeSeconds: 0 }, false],
])('asked for %s', (_, asked, isStrongEnough) => {
  expect(isAsStrongAs(byApp, asked)).toBe(isStrongEnough);
});
