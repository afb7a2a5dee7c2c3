import { expect, test } from 'vitest';
import { factorPrompt, stepUpPrompt } from './prompt.ts';

test('two refused requests share one prompt and its answer', async () => {
  const answers = Promise.all([stepUpPrompt.ask(), stepUpPrompt.ask()]);
  expect(stepUpPrompt.isOpen()).toBe(true);
  stepUpPrompt.settle(true);
  expect(await answers).toEqual([true, true]);
  expect(stepUpPrompt.isOpen()).toBe(false);
});

test('a cancelled prompt is answered with no, and the next request asks anew', async () => {
  const cancelled = stepUpPrompt.ask();
  stepUpPrompt.settle(false);
  expect(await cancelled).toBe(false);
  const next = stepUpPrompt.ask();
  expect(stepUpPrompt.isOpen()).toBe(true);
  stepUpPrompt.settle(true);
  expect(await next).toBe(true);
});

test('whoever shows the prompt hears when it opens and closes', () => {
  const heard: boolean[] = [];
  const stop = stepUpPrompt.subscribe(() => heard.push(stepUpPrompt.isOpen()));
  void stepUpPrompt.ask();
  stepUpPrompt.settle(false);
  stop();
  void stepUpPrompt.ask();
  stepUpPrompt.settle(false);
  expect(heard).toEqual([true, false]);
});

test('the prompts for the password and for a factor know nothing of each other', async () => {
  const password = stepUpPrompt.ask();
  expect(factorPrompt.isOpen()).toBe(false);
  const factor = factorPrompt.ask();
  stepUpPrompt.settle(true);
  expect([await password, factorPrompt.isOpen()]).toEqual([true, true]);
  factorPrompt.settle(false);
  expect(await factor).toBe(false);
});
