import type { Witness } from '../kit/fixtures/console-errors.ts';
import type { Leg, Stop } from './tour.ts';
import type { Walk } from './walk.ts';
import { expect } from './walk-test.ts';

/** Goes from stop to stop, and does the same at each. */
export async function takeWalk(
  walk: Walk,
  { leg, witness }: { leg: Leg; witness: Witness },
  atStop: (stop: Stop) => Promise<void>,
): Promise<void> {
  leg.expects?.(witness);
  await leg.before?.(walk);
  for (const stop of leg.stops) {
    await stop.go(walk);
    await expect(stop.shows(walk), `what ${stop.name} shows`).toBeVisible();
    await atStop(stop);
  }
}
