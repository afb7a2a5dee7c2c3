const WARNING_MILLISECONDS = 120_000;
/** Between what two clocks and roundings say of one moment. */
const TOLERANCE_MILLISECONDS = 3_000;

export type Phase = 'quiet' | 'warning' | 'over';

/** All times in milliseconds by this device's clock. */
export function phaseAt(now: number, endsAt: number | null): Phase {
  if (endsAt === null || now < endsAt - WARNING_MILLISECONDS) return 'quiet';
  return now < endsAt ? 'warning' : 'over';
}

/** How long nothing changes from now on; null if nothing will. */
export function millisecondsToNextPhase(now: number, endsAt: number | null): number | null {
  if (endsAt === null || now >= endsAt) return null;
  return phaseAt(now, endsAt) === 'quiet' ? endsAt - WARNING_MILLISECONDS - now : endsAt - now;
}

/** Whether the session ends for its age, which no use puts off. */
export const isForAge = (millisecondsLeft: number, millisecondsToExpiry: number): boolean =>
  millisecondsToExpiry <= millisecondsLeft + TOLERANCE_MILLISECONDS;
