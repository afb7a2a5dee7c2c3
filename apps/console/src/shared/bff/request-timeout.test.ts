import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginPatience, longWait } from './request-timeout.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a wait is called long after four seconds, until its answer is there', () => {
  const heard: boolean[] = [];
  const stop = longWait.subscribe(() => heard.push(longWait.isOn()));
  const patience = beginPatience();
  vi.advanceTimersByTime(3_999);
  expect(longWait.isOn()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(longWait.isOn()).toBe(true);
  patience.end();
  stop();
  expect(heard).toEqual([true, false]);
});

test('an answer in good time is never called long', () => {
  beginPatience().end();
  vi.advanceTimersByTime(60_000);
  expect(longWait.isOn()).toBe(false);
});

test('of several long waits the last one ends it, and none counts twice', () => {
  const [first, second] = [beginPatience(), beginPatience()];
  vi.advanceTimersByTime(4_000);
  first.end();
  first.end();
  expect(longWait.isOn()).toBe(true);
  second.end();
  expect(longWait.isOn()).toBe(false);
});

test('after twenty seconds nobody waits any longer', () => {
  const patience = beginPatience();
  vi.advanceTimersByTime(19_999);
  expect(patience.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(patience.signal.aborted).toBe(true);
  patience.end();
});
