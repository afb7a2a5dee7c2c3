import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshStep } from './fresh-step.ts';
import { PERIOD_SECONDS, timeStepAt } from './time-based-code.ts';

const NONE = -1;
const at = (seconds: number) => new Date(seconds * 1_000);
const aStep = PERIOD_SECONDS * 60_000_000;

test('the first step is the oldest that a server accepts', () => {
  expect(freshStep(NONE, at(aStep + 5))).toEqual({ step: 60_000_000 - 1, opensAt: at(aStep + 5) });
});

test('a step that the window is about to leave behind is passed over', () => {
  expect(freshStep(NONE, at(aStep + 21)).step).toBe(60_000_000);
});

test('three steps in a row need no waiting, the fourth opens with the next period', () => {
  const now = at(aStep + 5);
  expect(freshStep(60_000_000 - 1, now)).toEqual({ step: 60_000_000, opensAt: now });
  expect(freshStep(60_000_000, now)).toEqual({ step: 60_000_000 + 1, opensAt: now });
  expect(freshStep(60_000_000 + 1, now)).toEqual({ step: 60_000_000 + 2, opensAt: at(aStep + PERIOD_SECONDS + 2) });
});

test('a step is later than the last, accepted from when it opens, and for ten seconds after', () => {
  const moments = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((milliseconds) => new Date(milliseconds));
  fc.assert(
    fc.property(moments, fc.integer({ min: -4, max: 2 }), (now, stepsFromNow) => {
      const lastStep = timeStepAt(now) + stepsFromNow;
      const { step, opensAt } = freshStep(lastStep, now);
      const afterTyping = new Date(opensAt.getTime() + 10_000);
      expect(step).toBeGreaterThan(lastStep);
      expect(opensAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(step).toBeLessThanOrEqual(timeStepAt(opensAt) + 1);
      expect(step).toBeGreaterThanOrEqual(timeStepAt(afterTyping) - 1);
    }),
  );
});
