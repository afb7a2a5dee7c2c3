import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRequestTimeout, hasSlowRequest } from './request-timeout.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a request is slow after four seconds, until its answer is there', () => {
  const heard: boolean[] = [];
  const stop = hasSlowRequest.subscribe(() => heard.push(hasSlowRequest.get()));
  const timeout = createRequestTimeout();
  vi.advanceTimersByTime(3_999);
  expect(hasSlowRequest.get()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(hasSlowRequest.get()).toBe(true);
  timeout.clear();
  stop();
  expect(heard).toEqual([true, false]);
});

test('a request that is answered in good time is never slow', () => {
  createRequestTimeout().clear();
  vi.advanceTimersByTime(60_000);
  expect(hasSlowRequest.get()).toBe(false);
});

test('of several slow requests the last one ends it, and none counts twice', () => {
  const [first, second] = [createRequestTimeout(), createRequestTimeout()];
  vi.advanceTimersByTime(4_000);
  first.clear();
  first.clear();
  expect(hasSlowRequest.get()).toBe(true);
  second.clear();
  expect(hasSlowRequest.get()).toBe(false);
});

test('after twenty seconds a request is aborted', () => {
  const timeout = createRequestTimeout();
  vi.advanceTimersByTime(19_999);
  expect(timeout.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(timeout.signal.aborted).toBe(true);
  timeout.clear();
});
