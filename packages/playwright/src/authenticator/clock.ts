import { setTimeout as wait } from 'node:timers/promises';
import { test } from '@playwright/test';

/** What tells an authenticator app the time; tests of the kit itself stop it. */
export interface Clock {
  now(): Date;
  /** Comes back at that moment or later. `why` is told to whoever wonders what the test is doing meanwhile. */
  until(moment: Date, why: string): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  async until(moment, why) {
    const milliseconds = moment.getTime() - Date.now();
    if (milliseconds > 0) await waitVisibly(milliseconds, `waiting ${Math.ceil(milliseconds / 1_000)} s: ${why}`);
  },
};

/** A step and an annotation of the report say what is waited for, and the test may take that much longer. */
async function waitVisibly(milliseconds: number, message: string): Promise<void> {
  const info = infoOfTest();
  if (!info) {
    console.info(message);
    await wait(milliseconds);
    return;
  }
  // None means that the test may take for ever.
  if (info.timeout > 0) info.setTimeout(info.timeout + milliseconds);
  info.annotations.push({ type: 'code', description: message });
  await test.step(message, () => wait(milliseconds));
}

function infoOfTest() {
  try {
    return test.info();
  } catch {
    return null;
  }
}
