import { bytesOfBase32 } from '@countersign/playwright/base32';
import { timeBasedCode, timeStepAt } from '@countersign/playwright/time-based-code';

/** What somebody's phone does with the text key of the wizard, by a second implementation of RFC 6238. */
export interface AuthenticatorApp {
  /** The code of the time step so many steps from now. */
  code(stepsFromNow?: number): string;
  /** A code of no step within an hour of now. */
  wrongCode(): string;
}

const STEPS_IN_AN_HOUR = 120;

export function authenticatorApp(textKey: string): AuthenticatorApp {
  const secret = bytesOfBase32(textKey);
  const code = (stepsFromNow = 0) => timeBasedCode(secret, timeStepAt(new Date()) + stepsFromNow);
  return {
    code,
    wrongCode() {
      const near = Array.from({ length: 2 * STEPS_IN_AN_HOUR + 1 }, (_, index) => code(index - STEPS_IN_AN_HOUR));
      return someCodeOtherThan(...near);
    },
  };
}

export function someCodeOtherThan(...codes: string[]): string {
  for (let number = 0; ; number += 1) {
    const code = String(number).padStart(6, '0');
    if (!codes.includes(code)) return code;
  }
}
