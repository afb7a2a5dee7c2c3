import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret } from 'otpauth';

const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** Authenticator apps ignore any other algorithm in the key URI. */
const ALGORITHM = 'SHA1';
/** One step either side, as RFC 6238 §5.2 recommends for transmission delay. */
const DRIFT_WINDOW_STEPS = 1;
/** How far the wizard looks when it tells somebody that their phone's clock is off: ten minutes either side. */
const CLOCK_SEARCH_STEPS = 20;

export const timeBasedCodeParameters = { algorithm: ALGORITHM, digits: DIGITS, period: PERIOD_SECONDS } as const;

/** RFC 4226 §4 R6: the length of an HMAC-SHA-1 key. */
export const SECRET_BYTES = 20;

/** Whole 30-second periods since the Unix epoch (RFC 6238 §4.2). */
export const timeStepAt = (moment: Date): number => Math.floor(moment.getTime() / 1_000 / PERIOD_SECONDS);

/** The time step whose code this is among those that the drift window allows, the latest of two; null when there is none. */
export const latestTimeStep = (secret: Uint8Array, code: string, moment: Date): number | null =>
  matchingSteps(secret, code, timeStepAt(moment), DRIFT_WINDOW_STEPS).at(-1) ?? null;

/**
 * The time step whose code this is, among those that the drift window allows and that come after `lastStep`,
 * so that the caller can refuse to accept it again (RFC 6238 §5.2): the latest, should two share a code. Null when there is none.
 */
export function matchTimeStep(secret: Uint8Array, code: string, moment: Date, lastStep: number): number | null {
  const step = latestTimeStep(secret, code, moment);
  return step !== null && step > lastStep ? step : null;
}

/**
 * How far the clock that made this code is from `moment`, in seconds, positive when it is ahead.
 * Null when the code belongs to no step within ten minutes. Nothing is accepted by this.
 */
export function clockDriftOf(secret: Uint8Array, code: string, moment: Date): number | null {
  const current = timeStepAt(moment);
  const matches = matchingSteps(secret, code, current, CLOCK_SEARCH_STEPS);
  const drifts = matches.map((step) => step - current).toSorted((a, b) => Math.abs(a) - Math.abs(b));
  const [nearest] = drifts;
  return nearest === undefined ? null : nearest * PERIOD_SECONDS;
}

/** Every step is computed and compared whatever the earlier ones said, so that time tells nothing (SEC-21). */
function matchingSteps(secret: Uint8Array, code: string, current: number, reach: number): number[] {
  const key = new Secret({ buffer: Uint8Array.from(secret).buffer });
  const steps = Array.from({ length: 2 * reach + 1 }, (_, index) => current - reach + index);
  return steps.filter((step) => step >= 0 && isSameCode(codeAt(key, step), code));
}

const codeAt = (secret: Secret, counter: number) =>
  HOTP.generate({ secret, algorithm: ALGORITHM, digits: DIGITS, counter });

/** `timingSafeEqual` throws on unequal lengths; a code of another length is simply another code. */
function isSameCode(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
