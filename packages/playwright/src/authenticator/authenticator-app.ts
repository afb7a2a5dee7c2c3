import { bytesOfBase32 } from './base32.ts';
import { type Clock, systemClock } from './clock.ts';
import { freshStep } from './fresh-step.ts';
import { readKeyUri, type ScannedKey } from './key-uri.ts';
import { timeBasedCode, timeStepAt } from './time-based-code.ts';

/** A phone with Google Authenticator on it, holding one account. */
export interface AuthenticatorApp {
  /** Takes the text that a QR code holds, in place of any account held before. */
  scan(keyUri: string): ScannedKey;
  /** Takes a text key as shown, spaces and all. */
  enterTextKey(textKey: string): void;
  hasKey(): boolean;
  /**
   * A code that no server has seen from this app and that the server accepts now. Three calls in a row usually return
   * at once; after that the next code has to be waited for, half a minute at most.
   */
  nextCode(): Promise<string>;
  /** What the display shows, or showed, at that moment. */
  codeAt(moment: Date): string;
  /** Six digits that are no code of this app, neither now nor a quarter of an hour around. */
  wrongCode(): string;
}

/** The last step given out of each secret. Share one among apps that hold the same key. */
export type GivenSteps = Map<string, number>;

interface Options {
  clock?: Clock;
  givenSteps?: GivenSteps;
}

const WRONG_CODE_REACH_STEPS = 30;

export function newAuthenticatorApp({ clock = systemClock, givenSteps = new Map() }: Options = {}): AuthenticatorApp {
  let held: Uint8Array | null = null;

  function secret(): Uint8Array {
    if (!held) throw new Error('The authenticator app holds no key yet: scan a key URI or enter a text key first.');
    return held;
  }

  function enterTextKey(textKey: string): void {
    const bytes = bytesOfBase32(textKey);
    if (bytes.length === 0) throw new Error('The text key is empty.');
    held = bytes;
  }

  return {
    enterTextKey,
    scan(keyUri) {
      const key = readKeyUri(keyUri);
      enterTextKey(key.textKey);
      return key;
    },
    hasKey: () => held !== null,
    async nextCode() {
      const key = secret();
      const name = Buffer.from(key).toString('hex');
      const { step, opensAt } = freshStep(givenSteps.get(name) ?? -1, clock.now());
      givenSteps.set(name, step);
      await clock.until(opensAt);
      return timeBasedCode(key, step);
    },
    codeAt: (moment) => timeBasedCode(secret(), timeStepAt(moment)),
    wrongCode() {
      const now = timeStepAt(clock.now());
      const steps = Array.from({ length: 2 * WRONG_CODE_REACH_STEPS + 1 }, (_, i) => now - WRONG_CODE_REACH_STEPS + i);
      const right = new Set(steps.filter((step) => step >= 0).map((step) => timeBasedCode(secret(), step)));
      let wrong = 0;
      while (right.has(sixDigits(wrong))) wrong += 1;
      return sixDigits(wrong);
    },
  };
}

const sixDigits = (number: number) => String(number).padStart(6, '0');
