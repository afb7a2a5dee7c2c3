import { expect, test } from 'vitest';
import { stepUpQuestion } from './step-up-prompt.ts';

test('two refused requests share one question and its answer', async () => {
  const answers = Promise.all([stepUpQuestion.ask(), stepUpQuestion.ask()]);
  expect(stepUpQuestion.isOpen()).toBe(true);
  stepUpQuestion.settle(true);
  expect(await answers).toEqual([true, true]);
  expect(stepUpQuestion.isOpen()).toBe(false);
});

test('a cancelled question is answered with no, and the next request asks anew', async () => {
  const cancelled = stepUpQuestion.ask();
  stepUpQuestion.settle(false);
  expect(await cancelled).toBe(false);
  const next = stepUpQuestion.ask();
  expect(stepUpQuestion.isOpen()).toBe(true);
  stepUpQuestion.settle(true);
  expect(await next).toBe(true);
});

test('whoever shows the question hears when it opens and closes', () => {
  const heard: boolean[] = [];
  const stop = stepUpQuestion.subscribe(() => heard.push(stepUpQuestion.isOpen()));
  void stepUpQuestion.ask();
  stepUpQuestion.settle(false);
  stop();
  void stepUpQuestion.ask();
  stepUpQuestion.settle(false);
  expect(heard).toEqual([true, false]);
});
