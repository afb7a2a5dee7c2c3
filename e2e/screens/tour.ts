import type { Locator } from '@playwright/test';
import type { ConsoleErrors } from '../kit/fixtures/console-errors.ts';
import type { CheckName } from './checks/check.ts';
import type { Walk } from './walk.ts';

/** A screen in one of its states. */
export interface Screen {
  /** Unique among all screens: pictures and faults are found by it. */
  name: string;
  /** From the screen before, or afresh. */
  go(walk: Walk): Promise<unknown>;
  /** What is there once the screen is reached. */
  shows(walk: Walk): Locator;
  /** What people are here for: it has to be in sight without scrolling. */
  mainAction?(walk: Walk): Locator;
  /** A reload shows it again, so what moves while it loads can be measured. */
  survivesReload?: true;
  /** Faults that are known, each with what has to happen until it is gone. */
  awaits?: Partial<Record<CheckName, string>>;
}

/** Screens that are reached one after another, by one person in one browser. */
export interface Tour {
  name: string;
  /** What the developer tools show on the way, and should. */
  expects?(consoleErrors: ConsoleErrors): void;
  /** What has happened before this person opens the console. */
  before?(walk: Walk): Promise<void>;
  screens: readonly Screen[];
  /** Where a finger is all there is. */
  onPhone?: true;
}
