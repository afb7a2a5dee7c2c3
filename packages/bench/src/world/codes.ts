import { setTimeout as pause } from 'node:timers/promises';
import { PERIOD_SECONDS, timeBasedCode, timeStepAt } from '@countersign/playwright/time-based-code';
import type { BenchAccount } from './account.ts';

export const stepNow = (): number => timeStepAt(new Date());

/** Whether this account may give a code of the present time step: the replay rule, kept by the driver as well. */
export const hasFreshCode = ({ lastStep }: BenchAccount): boolean => lastStep < stepNow();

/** @throws where the account has given a code of this time step */
export function takeCode(account: BenchAccount): string {
  const step = stepNow();
  if (!account.secret || account.lastStep >= step) throw new Error('There is no fresh code.');
  account.lastStep = step;
  return timeBasedCode(account.secret, step);
}

/** One that the drift window does not hold, nor will hold while this is on its way. */
export function wrongCode({ secret }: BenchAccount): string {
  const near = [-1, 0, 1, 2].map((distance) => timeBasedCode(secret ?? new Uint8Array(), stepNow() + distance));
  const wrong = ['000000', '111111', '222222', '333333', '444444'].find((code) => !near.includes(code));
  if (wrong === undefined) throw new Error('Five codes of four steps.');
  return wrong;
}

/** At least so many who can give a code at once: all of them with the next step, if that is what it takes. */
export async function freshAmong(accounts: readonly BenchAccount[], wanted: number): Promise<BenchAccount[]> {
  const fresh = accounts.filter(hasFreshCode);
  if (fresh.length >= Math.min(wanted, accounts.length)) return fresh;
  await untilNextStep();
  return [...accounts];
}

async function untilNextStep(): Promise<void> {
  const period = PERIOD_SECONDS * 1_000;
  await pause(period - (Date.now() % period) + 5);
}
