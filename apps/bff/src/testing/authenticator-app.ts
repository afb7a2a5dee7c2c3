import { bytesOfBase32 } from '@countersign/playwright/base32';
import { timeBasedCode, timeStepAt } from '@countersign/playwright/time-based-code';

export interface AuthenticatorApp {
  textKey: string;
  secret: Uint8Array;
  codeAt(step: number): string;
  /** A code that belongs to no moment within an hour of now. */
  wrongCode(): string;
}

export const stepNow = (): number => timeStepAt(new Date());

/** An hour's steps, before and after. */
const NEAR_STEPS = 120;

/** What somebody's phone does with the text key of the wizard. */
export function authenticatorApp(textKey: string): AuthenticatorApp {
  const secret = bytesOfBase32(textKey);
  let wrong: { step: number; code: string } | null = null;
  return {
    textKey,
    secret,
    codeAt: (step) => timeBasedCode(secret, step),
    wrongCode() {
      const step = stepNow();
      // Kept for its step: tests that guess thousands of times would work out 241 codes for each guess.
      if (wrong?.step !== step) wrong = { step, code: wrongCodeAt(secret, step) };
      return wrong.code;
    },
  };
}

function wrongCodeAt(secret: Uint8Array, step: number): string {
  const near = Array.from({ length: 2 * NEAR_STEPS + 1 }, (_, index) =>
    timeBasedCode(secret, step - NEAR_STEPS + index),
  );
  return someCodeOtherThan(new Set(near));
}

export function someCodeOtherThan(codes: ReadonlySet<string>): string {
  for (let number = 0; ; number += 1) {
    const code = String(number).padStart(6, '0');
    if (!codes.has(code)) return code;
  }
}

/**
 * Runs `check` in one time step from beginning to end; runs it again, from the beginning, when a step ended meanwhile.
 * So the edge of the drift window is tested without waiting and without luck.
 */
export async function inOneStep(check: (step: number) => Promise<void>): Promise<void> {
  for (;;) {
    const step = stepNow();
    const failure = await check(step).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (step !== stepNow()) continue;
    if (failure) throw failure.error;
    return;
  }
}
