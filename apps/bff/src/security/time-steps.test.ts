import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { inOneStep } from '../testing/authenticator-app.ts';
import type { Browser } from '../testing/browser.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const answerWith = async (browser: Browser, code: string) =>
  (await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code })).status;

describe('SEC-27 the codes of this time step and of one either side are right', () => {
  test.each([
    [-2, 422],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 422],
  ])('the one of T%i is answered %i', async (drift, status) => {
    const ann = await bff.activeMember();
    await inOneStep(async (step) => {
      const browser = await bff.enterPassword(ann.account);
      await bff.freshCode(ann);
      expect(await answerWith(browser, ann.app.codeAt(step + drift))).toBe(status);
    });
  });
});

describe('SEC-27 which step it is, the database says', () => {
  afterEach(() => vi.useRealTimers());

  test.each([-3_600_000, 3_600_000])('whatever the clock of the replica, off by %i ms', async (off) => {
    const ann = await bff.activeMember();
    await inOneStep(async (step) => {
      const browser = await bff.enterPassword(ann.account);
      const code = await bff.freshCode(ann);
      const codeOfReplica = ann.app.codeAt(step + off / 30_000);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + off });
      const statuses = [await answerWith(browser, codeOfReplica), await answerWith(browser, code)];
      vi.useRealTimers();
      expect(statuses).toEqual([422, 200]);
    });
  });
});

describe('SEC-28 a time step is accepted once', () => {
  test('and not again in another challenge', async () => {
    const ann = await bff.activeMember();
    await inOneStep(async (step) => {
      const [first, second] = [await bff.enterPassword(ann.account), await bff.enterPassword(ann.account)];
      await bff.freshCode(ann);
      expect(await answerWith(first, ann.app.codeAt(step))).toBe(200);
      expect(await answerWith(second, ann.app.codeAt(step))).toBe(422);
      expect(await answerWith(second, ann.app.codeAt(step + 1))).toBe(200);
    });
  });

  test('nor any step before it', async () => {
    const ann = await bff.activeMember();
    await inOneStep(async (step) => {
      const [first, second] = [await bff.enterPassword(ann.account), await bff.enterPassword(ann.account)];
      await bff.freshCode(ann);
      expect(await answerWith(first, ann.app.codeAt(step + 1))).toBe(200);
      expect(await answerWith(second, ann.app.codeAt(step))).toBe(422);
      expect(await answerWith(second, ann.app.codeAt(step - 1))).toBe(422);
    });
  });

  test('SEC-31 the one of the activation included', async () => {
    await inOneStep(async (step) => {
      const ann = await bff.activeMember();
      const browser = await bff.enterPassword(ann.account);
      expect(await answerWith(browser, ann.app.codeAt(step))).toBe(422);
      expect(await answerWith(browser, ann.app.codeAt(step - 1))).toBe(422);
      expect(await answerWith(browser, ann.app.codeAt(step + 1))).toBe(200);
    });
  });
});
