import type { Check } from './checks/check.ts';
import { forcedColours } from './checks/forced-colours.ts';
import { layoutShift } from './checks/layout-shift.ts';
import { mainActionInSight } from './checks/main-action-in-sight.ts';
import { motion } from './checks/motion.ts';
import { onScreenKeyboard } from './checks/on-screen-keyboard.ts';
import { rulesOfAxe } from './checks/rules-of-axe.ts';
import { sidewaysScrolling } from './checks/sideways-scrolling.ts';
import type { Screen } from './tour.ts';
import { viewports } from './viewports.ts';
import type { Walk } from './walk.ts';

/** The last one may reload the page, so it comes when the others are done. */
const checks: readonly Check[] = [
  rulesOfAxe,
  motion,
  forcedColours,
  sidewaysScrolling,
  mainActionInSight,
  onScreenKeyboard,
  layoutShift,
];

export interface Findings {
  faults: string[];
  /** Faults of which it is known that they are there, and that are gone. */
  outdated: string[];
}

/** Holds a screen against every check. */
export async function findingsAt(walk: Walk, screen: Screen): Promise<Findings> {
  const findings: Findings = { faults: [], outdated: [] };
  for (const { name, faultsAt } of checks) {
    const faults = await faultsAt(walk, screen);
    const reason = screen.awaits?.[name];
    if (reason === undefined) findings.faults.push(...faults.map((fault) => `${name}: ${fault}`));
    else if (faults.length === 0) findings.outdated.push(`${name}: "${reason}" is done`);
  }
  await walk.page.setViewportSize(viewports.desktop);
  await walk.page.emulateMedia({ colorScheme: null });
  return findings;
}
