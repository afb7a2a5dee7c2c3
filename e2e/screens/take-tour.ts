import type { ConsoleErrors } from '../kit/fixtures/console-errors.ts';
import type { Screen, Tour } from './tour.ts';
import type { Walk } from './walk.ts';
import { expect } from './walk-test.ts';

/** Goes from screen to screen, and does the same at each. */
export async function takeTour(
  walk: Walk,
  { tour, consoleErrors }: { tour: Tour; consoleErrors: ConsoleErrors },
  atScreen: (screen: Screen) => Promise<void>,
): Promise<void> {
  tour.expects?.(consoleErrors);
  await tour.before?.(walk);
  for (const screen of tour.screens) {
    await screen.go(walk);
    await expect(screen.shows(walk), `what ${screen.name} shows`).toBeVisible();
    await atScreen(screen);
  }
}
