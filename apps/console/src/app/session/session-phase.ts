const WARNING_MILLISECONDS = 120_000;
/** By how much two clocks and their rounding may differ about one moment. */
const TOLERANCE_MILLISECONDS = 3_000;

export type Phase = 'quiet' | 'warning' | 'over';

/** All times in milliseconds by this device's clock. */
export function phaseAt(now: number, endsAt: number | null): Phase {
  if (endsAt === null || now < endsAt - WARNING_MILLISECONDS) return 'quiet';
  return now < endsAt ? 'warning' : 'over';
}

/** The time until the next phase begins; null if none does. */
export function millisecondsToNextPhase(now: number, endsAt: number | null): number | null {
  if (endsAt === null || now >= endsAt) return null;
  return phaseAt(now, endsAt) === 'quiet' ? endsAt - WARNING_MILLISECONDS - now : endsAt - now;
}

/** Whether the session ends by its maximum age, which no activity extends, and not by its idle timeout. */
export const endsByAge = (millisecondsLeft: number, millisecondsToExpiry: number): boolean =>
  millisecondsToExpiry <= millisecondsLeft + TOLERANCE_MILLISECONDS;
