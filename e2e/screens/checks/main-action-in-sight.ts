import type { Locator } from '@playwright/test';
import { viewports } from '../viewports.ts';
import type { Check } from './check.ts';

/** Null when all of it is in the window, else how far it goes over. */
export async function outOfSight(locator: Locator): Promise<string | null> {
  const { top, bottom, height } = await locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom, height: innerHeight };
  });
  return top >= 0 && bottom <= height ? null : `${locator} is at ${top} to ${bottom} of ${height} pixels`;
}

export const mainActionInSight: Check = {
  name: 'main action in sight',
  dependsOnWords: true,
  async faultsAt(walk, { mainAction }) {
    if (!mainAction) return [];
    const faults: string[] = [];
    for (const size of [viewports.desktop, viewports.phone]) {
      await walk.page.setViewportSize(size);
      await walk.page.evaluate(() => scrollTo(0, 0));
      const fault = await outOfSight(mainAction(walk));
      if (fault) faults.push(`${size.width} by ${size.height}, ${fault}`);
    }
    return faults;
  },
};
