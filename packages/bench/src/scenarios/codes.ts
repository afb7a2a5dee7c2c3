import { setTimeout as delay } from 'node:timers/promises';
import { PERIOD_SECONDS, timeBasedCode, timeStepAt } from '@countersign/playwright/time-based-code';
import type { BenchAccount } from '../world/seed.ts';

const currentStep = (): number => timeStepAt(new Date());

/** Whether the account has not used its code of the current time step, which the server accepts only once. */
export const hasFreshCode = ({ lastStep }: BenchAccount): boolean => lastStep < currentStep();

/** @throws when the account has used its code of this time step */
export function takeCode(account: BenchAccount): string {
  const step = currentStep();
  if (!account.secret || account.lastStep >= step) throw new Error('There is no fresh code.');
  account.lastStep = step;
  return timeBasedCode(account.secret, step);
}

/** A code outside the drift window, now and when the request arrives. */
export function wrongCode({ secret }: BenchAccount): string {
  const accepted = [-1, 0, 1, 2].map((offset) => timeBasedCode(secret ?? new Uint8Array(), currentStep() + offset));
  const wrong = ['000000', '111111', '222222', '333333', '444444'].find((code) => !accepted.includes(code));
  if (wrong === undefined) throw new Error('Four steps have five codes.');
  return wrong;
}

/** The accounts with a fresh code; when they are fewer than `wanted`, all of them after the next time step begins. */
export async function accountsWithFreshCode(
  accounts: readonly BenchAccount[],
  wanted: number,
): Promise<BenchAccount[]> {
  const fresh = accounts.filter(hasFreshCode);
  if (fresh.length >= Math.min(wanted, accounts.length)) return fresh;
  const period = PERIOD_SECONDS * 1_000;
  await delay(period - (Date.now() % period) + 5);
  return [...accounts];
}
