import type { Check } from './checks/check.ts';
import { forcedColours } from './checks/forced-colours.ts';
import { layoutShift, layoutShiftOnPhone } from './checks/layout-shift.ts';
import { mainActionInSight } from './checks/main-action-in-sight.ts';
import { motion } from './checks/motion.ts';
import { onScreenKeyboard } from './checks/on-screen-keyboard.ts';
import { contrast, rulesOfAxe, targetSize } from './checks/rules-of-axe.ts';
import { sentenceSpacing } from './checks/sentence-spacing.ts';
import { sidewaysScrolling } from './checks/sideways-scrolling.ts';
import type { Screen } from './tour.ts';
import { viewports } from './viewports.ts';
import type { Walk } from './walk.ts';
import { type Language, languages } from './words.ts';

/** The last two may reload the page, so they come when the others are done. */
const checks: readonly Check[] = [
  rulesOfAxe,
  contrast,
  targetSize,
  motion,
  forcedColours,
  sentenceSpacing,
  sidewaysScrolling,
  mainActionInSight,
  onScreenKeyboard,
  layoutShift,
  layoutShiftOnPhone,
];

export interface Findings {
  faults: string[];
  /** Faults of which it is known that they are there, and that are gone. */
  outdated: string[];
}

/** Holds a screen against every check that its language may change, and in the first language against all. */
export async function findingsAt(walk: Walk, screen: Screen, language: Language): Promise<Findings> {
  const findings: Findings = { faults: [], outdated: [] };
  const chosen = checks.filter(({ dependsOnWords }) => dependsOnWords || language === languages[0]);
  for (const { name, faultsAt } of chosen) {
    const faults = await faultsAt(walk, screen);
    const reason = screen.awaits?.[name];
    if (reason === undefined) findings.faults.push(...faults.map((fault) => `${name}: ${fault}`));
    else if (faults.length === 0) findings.outdated.push(`${name}: "${reason}" is done`);
  }
  await walk.page.setViewportSize(viewports.desktop);
  await walk.page.emulateMedia({ colorScheme: null });
  return findings;
}
