import { createHash } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { base32Of, bytesOfBase32 } from './base32.ts';
import { claimFreshStep, type GivenSteps } from './claim-fresh-step.ts';
import { type Clock, systemClock } from './clock.ts';
import { readKeyUri, type ScannedKey } from './key-uri.ts';
import { type Ledger, memoryLedger } from './ledger.ts';
import { readQrCode } from './qr-code.ts';
import { timeBasedCode, timeStepAt } from './time-based-code.ts';

/** A phone with Google Authenticator on it, holding one account. */
export interface AuthenticatorApp {
  /** Takes the text that a QR code holds, in place of any account held before. */
  scan(keyUri: string): ScannedKey;
  /** Finds the QR code that the page shows, waiting for it if need be, and takes the key in it. */
  scanPage(page: Page | Locator): Promise<ScannedKey>;
  /** Takes a text key as shown, spaces and all. */
  enterTextKey(textKey: string): void;
  hasKey(): boolean;
  /** The key that it holds, to be kept as a CI secret or given to another phone. */
  textKey(): string;
  /**
   * A code that nobody who shares the ledger was given before and that the server accepts now. The app alone with its key
   * gives three at once; after that, and where others use the key too, the next code has to be waited for. The wait shows in
   * the report as a step that says why, and the test may take that much longer.
   */
  nextCode(): Promise<string>;
  /** What the display shows, or showed, at that moment. */
  codeAt(moment: Date): string;
  /** Six digits that are no code of this app, neither now nor a quarter of an hour around. */
  wrongCode(): string;
}

/** What `newAuthenticatorApp` takes. */
export interface AuthenticatorOptions {
  /** Where used time steps are claimed; by default in the memory of this process. */
  ledger?: Ledger;
  /**
   * Whether others use the same key at the same time. Each then waits for a half minute of its own, so that the codes reach
   * the server in their order. By default a key is shared if a ledger is given.
   */
  isShared?: boolean;
  clock?: Clock;
  /** The steps that apps of this process gave out; share it among those that hold one key after another. */
  givenSteps?: GivenSteps;
}

const WRONG_CODE_REACH_STEPS = 30;

/** Makes another phone, as fixtures do for `authenticatorApp`. */
export function newAuthenticatorApp(options: AuthenticatorOptions = {}): AuthenticatorApp {
  const { clock = systemClock, givenSteps = new Map(), ledger = memoryLedger(), isShared = !!options.ledger } = options;
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

  function scan(keyUri: string): ScannedKey {
    const key = readKeyUri(keyUri);
    enterTextKey(key.textKey);
    return key;
  }

  return {
    enterTextKey,
    scan,
    scanPage: async (page) => scan((await readQrCode(page)).text),
    hasKey: () => held !== null,
    textKey: () => base32Of(secret()),
    async nextCode() {
      const key = secret();
      const { step, opensAt, why } = await claimFreshStep(keyIdOf(key), { ledger, givenSteps, isShared, clock });
      await clock.until(opensAt, why);
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

/** Names a key to ledgers without giving it away. */
const keyIdOf = (secret: Uint8Array) =>
  createHash('sha256').update('countersign ledger').update(secret).digest('hex').slice(0, 32);
