import type { Locator } from '@playwright/test';
import type { Witness } from '../kit/fixtures/console-errors.ts';
import type { CheckName } from './checks/check.ts';
import type { Walk } from './walk.ts';

/** A screen in one of its states. */
export interface Stop {
  /** Unique among all stops: pictures and faults are found by it. */
  name: string;
  /** From the stop before, or afresh. */
  go(walk: Walk): Promise<unknown>;
  /** What is there once the stop is reached. */
  shows(walk: Walk): Locator;
  /** What people are here for: it has to be in sight without scrolling. */
  mainAction?(walk: Walk): Locator;
  /** A reload shows it again, so what moves while it loads can be measured. */
  survivesReload?: true;
  /** Faults that are known, each with what has to happen until it is gone. */
  awaits?: Partial<Record<CheckName, string>>;
}

/** Stops that are reached one after another, by one person in one browser. */
export interface Leg {
  name: string;
  /** What the developer tools show on the way, and should. */
  expects?(witness: Witness): void;
  /** What has happened before this person opens the console. */
  before?(walk: Walk): Promise<void>;
  stops: readonly Stop[];
  /** Where a finger is all there is. */
  onPhone?: true;
}
