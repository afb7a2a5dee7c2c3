import { setTimeout as pause } from 'node:timers/promises';
import type { AttemptOutcome } from './attempt.ts';
import { backOff } from './back-off.ts';
import type { DeliveryLimits } from './delivery-limits.ts';

export interface Delivery {
  /** The last try's result; null if time ran out before the first. */
  last: AttemptOutcome | null;
  /** Whether the provider may have accepted the mail in a try whose result is unknown. */
  mayHaveLeft: boolean;
  tries: number;
}

/** Tries until the mail is sent, a failure is final or the limits are reached. `startedAt` as from `performance.now()`. */
export async function deliverWithinLimits(
  attemptOnce: (signal: AbortSignal) => Promise<AttemptOutcome>,
  limits: DeliveryLimits,
  startedAt: number,
): Promise<Delivery> {
  const millisecondsLeft = () => startedAt + limits.whole - performance.now();
  let delivery: Delivery = { last: null, mayHaveLeft: false, tries: 0 };
  while (millisecondsLeft() > 0) {
    const last = await timeLimited(attemptOnce, Math.min(limits.eachTry, millisecondsLeft()));
    const mayHaveLeft = delivery.mayHaveLeft || last.kind === 'sent' || last.mayHaveLeft;
    delivery = { last, mayHaveLeft, tries: delivery.tries + 1 };
    if (last.kind === 'sent' || !last.mayPass || delivery.tries >= limits.tries) break;

    const milliseconds = Math.max(last.retryAfterMilliseconds, backOff(limits.firstPause, delivery.tries));
    if (milliseconds >= millisecondsLeft()) break;
    await pause(milliseconds);
  }
  return delivery;
}

/** A timeout that closes the connection; its timer never outlives the try. */
async function timeLimited<T>(work: (signal: AbortSignal) => Promise<T>, milliseconds: number): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), milliseconds);
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
  }
}
